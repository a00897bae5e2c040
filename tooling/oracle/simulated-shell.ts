import { signals } from '../../simulator/kernel/signal';
import type { Pid, Program, Run, Syscalls } from '../../simulator/kernel/syscalls';
import { coreutils } from '../../simulator/programs/coreutils/index';
import { ash } from '../../simulator/shell/ash';
import { bash } from '../../simulator/shell/bash';
import { dash } from '../../simulator/shell/dash';
import { runProgram } from '../../simulator/testing/run-program';
import type { Outcome } from './outcome';
import type { ShellName } from './real-shell';
import type { Case } from './script';

const LIMIT = 20_000;
/** Ms that a late machine may add to a child's start (odd seeds), or to the parent's going on (even ones). */
const LATE = 18;
const PATIENT = 60;

/** mulberry32 */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

function* linger(sys: Syscalls, ms: number): Run<void> {
  const end = sys.now() + ms;
  while (sys.now() < end) {
    try {
      yield* sys.sleep(end - sys.now());
    } catch {
      // A signal: it is taken note of.
    }
  }
}

/** The same program on a machine where children start late, by chance. */
const late = (program: Program, random: () => number, patient: boolean): Program =>
  function* (sys, argv) {
    const slow = (own: Syscalls): Syscalls => {
      let forked = false;
      const changed: Partial<Syscalls> = {
        *tick(ms?: number) {
          if (forked && patient) yield* linger(own, PATIENT);
          forked = false;
          yield* own.tick(ms);
        },
        *kill(pid: Pid, signal: number) {
          yield* own.kill(pid, signal);
          if (patient) yield* linger(own, PATIENT);
        },
        fork(child: (sys: Syscalls) => Run) {
          forked = true;
          return own.fork((below) => {
            const run = child(slow(below));
            return (function* () {
              if (!patient) yield* linger(below, random() * LATE);
              return yield* run;
            })();
          });
        },
      };
      return new Proxy(own, {
        get: (calls, name) => Reflect.get(name in changed ? changed : calls, name) as unknown,
      });
    };
    if (!patient) yield* linger(sys, random() * LATE);
    return yield* program(slow(sys), argv);
  };

/** Runs the script in the simulator; `lateness` is the seed of a machine that is late. */
export function runSimulated(name: ShellName, { script, deliveries, asInit }: Case, lateness?: number): Outcome {
  const shells = { bash, dash, sh: name === 'busybox' ? ash : dash };
  const random = randomFrom(lateness ?? 0);
  const all: Record<string, Program> = { ...coreutils, ...shells };
  const programs =
    lateness === undefined
      ? all
      : Object.fromEntries(
          Object.entries(all).map(([key, program]) => [key, late(program, random, lateness % 2 === 0)]),
        );
  const argv = [name === 'busybox' ? 'sh' : name, '-c', script];
  const result = runProgram(asInit ? argv : ['dash', '-c', '"$@"; exit $?', 'dash', ...argv], {
    programs,
    asInit: true,
    env: { PATH: '/usr/bin:/bin', HOME: '/root', LC_ALL: 'C' },
    limit: LIMIT,
    during: (kernel, init) => {
      for (const { at, signal } of deliveries) {
        kernel.clock.at(kernel.clock.now + at, () => {
          const target = asInit ? init : [...init.children][0];
          if (target) kernel.post(target, signals[signal as keyof typeof signals]);
        });
      }
    },
  });
  return { stdout: result.stdout, stderr: result.stderr, status: result.status, elapsed: result.elapsed };
}
