import { expect, it } from 'vitest';
import { runProgram } from '../testing/run-program';
import { Errno } from './errno';
import { signals } from './signal';
import type { Program } from './syscalls';

/** Says each SIGXCPU and at which second of its CPU time it came. */
const spinner: Program = function* (sys) {
  let got = 0;
  sys.setrlimit('cpu', { soft: 1, hard: 3 });
  sys.sigaction(signals.XCPU, {
    handler: () => {
      got += 1;
    },
  });
  for (let ms = 0, told = 0; ms < 5000; ms += 100) {
    yield* sys.compute(100);
    for (; told < got; told++) yield* sys.write(1, `XCPU after ${Math.floor(ms / 1000) + 1}\n`);
  }
  return 0;
};

const raiser: Program = function* (sys) {
  const change = (soft: number, hard: number): string => {
    try {
      sys.setrlimit('nofile', { soft, hard });
      return 'set';
    } catch (error) {
      return error instanceof Errno ? error.code : 'other';
    }
  };
  yield* sys.write(1, `${change(10, 5)} ${change(10, 20)} `);
  sys.setCredentials({ uid: 1000 });
  yield* sys.write(1, `${change(15, 20)} ${change(15, 30)} ${JSON.stringify(sys.getrlimit('nofile'))}\n`);
  return 0;
};

const programs = { spinner, raiser };

it('sends SIGXCPU at each second over the soft limit and SIGKILL at the hard one', () => {
  const { stdout, status } = runProgram(['spinner'], { programs });
  expect(stdout).toBe('XCPU after 1\nXCPU after 2\n');
  expect(status).toBe(128 + signals.KILL);
});

it('lets anyone move the soft limit, and only the privileged raise the hard one', () => {
  expect(runProgram(['raiser'], { programs }).stdout).toBe('EINVAL set set EPERM {"soft":15,"hard":20}\n');
});
