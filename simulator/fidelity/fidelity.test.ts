import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appSources } from '../programs/apps/sources';
import { replay } from './replay';
import { type Recording, summarise } from './summary';

const folder = new URL('recordings/', import.meta.url);
const recordings = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8')) as Recording);

/** Share of steps that must agree with the real engine. Raise it when the simulator gets truer; never lower it. */
const floors: Readonly<Record<string, number>> = {
  'pid1-signals': 0.98,
  'cli-basics': 0.96,
  build: 0.99,
  isolation: 0.92,
  'multi-process': 0.99,
  reproducibility: 0.96,
  simplicity: 0.97,
  supervisord: 0.96,
  systemd: 0.98,
  scaling: 0.98,
  sidecar: 0.97,
};
const WHOLE_FLOOR = 0.97;

const summary = summarise(recordings, (scenario) => replay(scenario, appSources));

describe('the simulator beside the real engine', () => {
  it('has recordings to be held against', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(131);
  });

  it.each(Object.entries(floors))('%s: at least %d of the steps agree', (topic, floor) => {
    const { matched = 0, steps = 0 } = summary.topics.find((one) => one.topic === topic) ?? {};
    expect(matched / steps).toBeGreaterThanOrEqual(floor);
  });

  it('agrees over all topics', () => {
    const sum = (key: 'matched' | 'steps') => summary.topics.reduce((total, one) => total + one[key], 0);
    expect(sum('matched') / sum('steps')).toBeGreaterThanOrEqual(WHOLE_FLOOR);
  });

  it('is described on the fidelity page as it is (npm run fidelity)', () => {
    const published = JSON.parse(fs.readFileSync(new URL('../../content/fidelity.json', import.meta.url), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(summary)));
  });
});
