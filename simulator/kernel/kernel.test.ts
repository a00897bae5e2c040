import { describe, expect, it } from 'vitest';
import { runProgram } from '../testing/run-program';
import { Errno } from './errno';
import { signals } from './signal';
import type { Program } from './syscalls';

const hello: Program = function* (sys) {
  yield* sys.write(1, 'hello\n');
  return 3;
};

const sleeper: Program = function* (sys) {
  yield* sys.sleep(1_000_000);
  return 0;
};

const forker: Program = function* (sys) {
  const [read, write] = sys.pipe();
  const child = sys.fork(function* (own) {
    own.close(read);
    yield* own.write(write, `child of ${own.ppid === sys.pid ? 'me' : 'another'}`);
    return 7;
  });
  sys.close(write);
  yield* sys.write(1, `${yield* sys.read(read, 100)}\n`);
  const ended = yield* sys.wait(-1);
  yield* sys.write(1, `${ended?.pid === child} ${JSON.stringify(ended?.status)}\n`);
  return 0;
};

const trapper: Program = function* (sys) {
  let got = 0;
  sys.sigaction(signals.TERM, {
    handler: (signal) => {
      got = signal;
    },
  });
  try {
    yield* sys.sleep(10_000);
  } catch (error) {
    yield* sys.write(1, `${error instanceof Errno ? error.code : 'other'} ${got}\n`);
  }
  return 0;
};

const programs = { hello, sleeper, forker, trapper };

describe('the kernel', () => {
  it('runs a program to its exit status', () => {
    const run = runProgram(['hello'], { programs });
    expect([run.stdout, run.status]).toEqual(['hello\n', 3]);
  });

  it('forks, pipes and waits', () => {
    expect(runProgram(['forker'], { programs }).stdout).toBe('child of me\ntrue {"exited":7}\n');
  });

  it('ends a sleeping process by SIGTERM', () => {
    const run = runProgram(['sleeper'], {
      programs,
      during: (kernel, proc) => kernel.clock.at(kernel.clock.now + 500, () => kernel.post(proc, signals.TERM)),
    });
    expect(run.status).toBe(143);
    expect(run.elapsed).toBeCloseTo(500, 0);
  });

  it('lets PID 1 ignore SIGTERM but not SIGKILL from outside', () => {
    const run = runProgram(['sleeper'], {
      programs,
      asInit: true,
      during: (kernel, proc) => {
        kernel.clock.at(kernel.clock.now + 500, () => kernel.post(proc, signals.TERM));
        kernel.clock.at(kernel.clock.now + 900, () => kernel.post(proc, signals.KILL));
      },
    });
    expect(run.status).toBe(137);
    expect(run.elapsed).toBeCloseTo(900, 0);
    expect(run.kernel.events.filter((e) => e.type === 'signal').map((e) => e.reason)).toEqual([
      'pid1-default',
      'default',
    ]);
  });

  it('keeps a signal for a stopped process until it goes on', () => {
    const run = runProgram(['sleeper'], {
      programs,
      during: (kernel, proc) => {
        kernel.clock.at(kernel.clock.now + 100, () => kernel.post(proc, signals.STOP));
        kernel.clock.at(kernel.clock.now + 200, () => kernel.post(proc, signals.TERM));
        kernel.clock.at(kernel.clock.now + 700, () => kernel.post(proc, signals.CONT));
      },
    });
    expect(run.status).toBe(143);
    expect(run.elapsed).toBeCloseTo(700, 0);
  });

  it('interrupts a sleep with a caught signal', () => {
    const run = runProgram(['trapper'], {
      programs,
      asInit: true,
      during: (kernel, proc) => kernel.clock.at(kernel.clock.now + 500, () => kernel.post(proc, signals.TERM)),
    });
    expect(run.stdout).toBe('EINTR 15\n');
  });

  it('gives the same events twice', () => {
    const events = () => JSON.stringify(runProgram(['forker'], { programs }).kernel.events);
    expect(events()).toBe(events());
  });
});
