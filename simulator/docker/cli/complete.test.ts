import { expect, test } from 'vitest';
import type { Engine } from '../engine';
import { dockerCompletion } from './complete';

const engine = {
  containers: new Map([
    ['1', { name: 'web', state: { running: true } }],
    ['2', { name: 'old', state: { running: false } }],
  ]),
  images: { names: () => ['node:20-slim', 'nginx:1.26'] },
  networks: new Map(),
  volumes: new Map(),
} as unknown as Engine;
const complete = (line: string) => dockerCompletion(engine)(line.split(' '), () => []).candidates;

test.each([
  ['st', ['start', 'stats', 'stop']],
  ['stop ', ['web']],
  ['start ', ['old']],
  ['rm ', ['web', 'old']],
  ['run n', ['node:20-slim', 'nginx:1.26']],
  ['run --stop-t', ['--stop-timeout']],
  ['logs --f', ['--follow']],
  ['container pr', ['prune']],
])('docker %s', (line, want) => expect([...complete(line)].sort()).toEqual([...want].sort()));
