import { expect, it } from 'vitest';
import { compareSeen } from '@/grading/validity/compare-seen';
import { readKitShell } from './kit/kit-shell';
import { cases, explained, recorded } from './validity/cases';
import { simulate } from './validity/simulate';

const shell = readKitShell('.');

it('has a recording of every case', () => {
  expect(cases.length).toBeGreaterThanOrEqual(80);
  expect(Object.keys(recorded).sort()).toEqual(cases.map(([name]) => name).sort());
});

it('explains only what is recorded', () => {
  for (const [place, why] of Object.entries(explained)) {
    const [name = '', observation = ''] = place.split(' ');
    expect(recorded[name], place).toBeDefined();
    expect(observation.length, place).toBeGreaterThan(0);
    expect(why.length, place).toBeGreaterThan(20);
  }
});

// Some of each kind here; all of them by npm run validity.
const some = ['node-exec', 'node-shell', 'two-cmds', 'tini', 'dumb-init', 'run-init', 'busybox-httpd', 'trap-and-wait'];

it.each(cases.filter(([name]) => some.includes(name)))('%s: shows what a real Engine showed', (name, one) => {
  const { differences } = compareSeen(recorded[name] ?? {}, simulate(name, one, shell));
  expect(differences.filter((difference) => explained[`${name} ${difference.name}`] === undefined)).toEqual([]);
});
