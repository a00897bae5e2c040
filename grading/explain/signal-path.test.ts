import { expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';
import { grade } from '../grade';

const apps = { 'graceful.js': appSources['graceful.js'] ?? '', 'worker.js': appSources['worker.js'] ?? '' };
const spec: ExerciseSpec = {
  scenario: { app: 'graceful.js', port: 3000, run: [], args: [] },
  rubric: [{ id: 'stop-reaches-every-process', points: 100, essential: true }],
  misconceptions: [],
};
const judge = (...script: string[]) =>
  grade(spec, {
    ...apps,
    'start.sh': `#!/bin/bash\n${script.join('\n')}\n`,
    Dockerfile: 'FROM node:20-slim\nWORKDIR /app\nCOPY *.js start.sh ./\nCMD ["./start.sh"]\n',
  }).checks[0];
const both = ['node graceful.js & a=$!', 'node worker.js & b=$!'];

it.each([
  ['no trap, both behind', [...both, 'wait -n'], /has no trap/, 4],
  ['no trap, one in front', ['node worker.js &', 'node graceful.js'], /has no trap/, 3],
  [
    'a trap behind a program',
    ["trap 'kill $a' TERM", 'node worker.js & a=$!', 'node graceful.js'],
    /only between two/,
    4,
  ],
  ['a trap that comes late', [...both, 'wait -n', "trap 'kill $a $b' TERM", 'wait'], /counts from the moment/, 5],
  ['a trap that tells nobody', ["trap 'exit 0' TERM", ...both, 'wait'], /trap ran, and it did not pass/, 2],
  ['a trap for another signal', ["trap 'kill $a $b' INT", ...both, 'wait'], /has no trap/, 5],
  ['a program that knows of no other', ['node worker.js &', 'exec node graceful.js'], /signals PID 1 alone/, 3],
] as const)('%s', (_, script, why, line) => {
  expect(judge(...script)).toMatchObject({ why: expect.stringMatching(why), file: 'start.sh', line });
});

it('follows the command of a Compose service, not that of its image', () => {
  const files: Files = {
    ...apps,
    Dockerfile: 'FROM node:20-slim\nWORKDIR /app\nCOPY *.js ./\nCMD ["node", "graceful.js"]\n',
    'compose.yaml': "services:\n  web:\n    build: .\n    command: sh -c 'node graceful.js; true'\n",
  };
  const stack: ExerciseSpec = {
    ...spec,
    scenario: { compose: 'compose.yaml', services: { web: { app: 'graceful.js', port: 3000 } } },
  };
  expect(grade(stack, files).checks[0]).toMatchObject({
    file: 'compose.yaml',
    line: 4,
    why: expect.stringMatching(/shell/),
  });
});
