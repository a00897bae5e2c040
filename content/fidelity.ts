import { z } from 'zod';
import data from './fidelity.json';
import { parseAs } from './schema';

const count = z.int().min(0);
const schema = z.strictObject({
  engine: z.record(z.string(), z.string()),
  topics: z.array(z.strictObject({ topic: z.string(), scenarios: count, whole: count, steps: count, matched: count })),
  differences: z.array(
    z.strictObject({ topic: z.string(), scenario: z.string(), run: z.string(), fields: z.array(z.string()) }),
  ),
});

/** What the replay of all recordings said; npm run fidelity writes it. */
export const fidelity = parseAs(schema, 'content/fidelity.json', data);

const time = 'Most of the steps that differ do so in time alone: they were recorded on a busy machine.';

/** Why a topic's steps differ, where the reason is one for all. */
export const reasons: Readonly<Record<string, string>> = {
  'cli-basics': time,
  isolation: time,
  scaling: time,
  supervisord: time,
};
