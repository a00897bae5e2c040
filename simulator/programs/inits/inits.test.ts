import { describe, expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import type { Program } from '../../kernel/syscalls';
import { type RunOptions, runProgram } from '../../testing/run-program';
import { dumbInit } from './dumb-init';
import { tini } from './tini';

const idle: Program = function* (sys) {
  yield* sys.sleep(1e9);
  return 0;
};
const exit3: Program = function* (sys) {
  yield* sys.sleep(10);
  return 3;
};
const polite: Program = function* (sys) {
  let got = false;
  sys.sigaction(signals.TERM, {
    handler: () => {
      got = true;
    },
  });
  try {
    yield* sys.sleep(1e9);
  } catch {}
  yield* sys.write(1, `bye ${got}\n`);
  return 0;
};
const orphaner: Program = function* (sys) {
  sys.fork(function* (middle) {
    middle.fork(function* (orphan) {
      yield* orphan.sleep(50);
      return 0;
    });
    yield* middle.sleep(1);
    return 0;
  });
  yield* sys.wait(-1);
  yield* sys.sleep(200);
  yield* sys.write(1, `${sys.processes().filter((p) => p.state === 'Z').length} zombies\n`);
  return 0;
};
const hidden: Program = function* (sys) {
  sys.fork(function* (own) {
    return yield* polite(own, []);
  });
  sys.sigaction(signals.TERM, { handler: () => {}, restart: true });
  yield* sys.wait(-1);
  return 0;
};
const programs = { tini, 'dumb-init': dumbInit, idle, exit3, polite, orphaner, hidden };
const termAfter =
  (ms: number): RunOptions['during'] =>
  (kernel, proc) =>
    kernel.clock.at(kernel.clock.now + ms, () => kernel.post(proc, signals.TERM));
const run = (argv: string[], term = 0) =>
  runProgram(argv, { programs, asInit: true, limit: 5000, ...(term && { during: termAfter(term) }) });

describe.each(['tini', 'dumb-init'])('%s', (init) => {
  it('gives the status of its child', () => {
    expect(run([init, '--', 'exit3']).status).toBe(3);
  });
  it('passes SIGTERM on, and dies as its child did', () => {
    expect(run([init, '--', 'idle'], 500).status).toBe(143);
    expect(run([init, '--', 'polite'], 500)).toMatchObject({ status: 0, stdout: 'bye true\n' });
  });
  it('reaps orphans', () => {
    expect(run([init, '--', 'orphaner']).stdout).toBe('0 zombies\n');
  });
});

it('dumb-init and tini -g reach the grandchild, plain tini does not', () => {
  expect(run(['dumb-init', 'hidden'], 500).stdout).toBe('bye true\n');
  expect(run(['tini', '-g', '--', 'hidden'], 500).stdout).toBe('bye true\n');
  expect(run(['tini', '--', 'hidden'], 500).stdout).toBe('');
});

it('tini says what it could not run, and remaps', () => {
  expect(run(['tini', '--', 'nosuch'])).toMatchObject({
    status: 127,
    stderr: '[FATAL tini (2)] exec nosuch failed: No such file or directory\n',
  });
  expect(run(['tini', '-e', '3', '--', 'exit3']).status).toBe(0);
});
