import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appSources } from '../programs/apps/sources';
import { compare, type RecordedStep } from './compare';
import { replay, type Scenario } from './replay';

interface Recording {
  readonly scenario: Scenario & { readonly topic: string; readonly name: string };
  readonly steps: readonly RecordedStep[];
}

const folder = new URL('recordings/', import.meta.url);
const recordings = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8')) as Recording);

/** Share of steps that must agree with the real engine. Raise it when the simulator gets truer; never lower it. */
const floors: Readonly<Record<string, number>> = { 'pid1-signals': 0.9, 'cli-basics': 0.9, build: 0.8 };
const WHOLE_FLOOR = 0.55;

const results = recordings.map(({ scenario, steps }) => {
  const { name: _name, topic, ...bare } = scenario;
  return { topic, ...compare(steps, replay(bare, appSources)) };
});

const share = (some: typeof results): number =>
  some.reduce((sum, { matched }) => sum + matched, 0) / some.reduce((sum, { steps }) => sum + steps, 0);

describe('the simulator beside the real engine', () => {
  it('has recordings to be held against', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(131);
  });

  it.each(Object.entries(floors))('%s: at least %d of the steps agree', (topic, floor) => {
    expect(share(results.filter((result) => result.topic === topic))).toBeGreaterThanOrEqual(floor);
  });

  it('agrees over all topics', () => {
    expect(share(results)).toBeGreaterThanOrEqual(WHOLE_FLOOR);
  });
});
