import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runProgram } from '../testing/run-program';
import { Errno } from './errno';
import { signals } from './signal';
import type { Program, Run, Syscalls } from './syscalls';

// Random process trees under a PID 1 that reaps: whatever happens, the books must balance.

type Act =
  | { readonly do: 'fork'; readonly children: readonly Act[] }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'wait' }
  | { readonly do: 'kill'; readonly signal: number; readonly pid: number }
  | { readonly do: 'ignore'; readonly signal: number }
  | { readonly do: 'exit'; readonly status: number };

const act: fc.Arbitrary<Act> = fc.letrec<{ act: Act }>((tie) => ({
  act: fc.oneof(
    { maxDepth: 3 },
    fc.record({ do: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 50 }) }),
    fc.record({ do: fc.constant('wait' as const) }),
    fc.record({
      do: fc.constant('kill' as const),
      signal: fc.constantFrom(1, 2, 9, 15, 17, 18, 19),
      pid: fc.integer({ min: -1, max: 12 }),
    }),
    fc.record({ do: fc.constant('ignore' as const), signal: fc.constantFrom(1, 2, 15, 17) }),
    fc.record({ do: fc.constant('exit' as const), status: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ do: fc.constant('fork' as const), children: fc.array(tie('act'), { maxLength: 4 }) }),
  ),
})).act;

function* perform(sys: Syscalls, acts: readonly Act[]): Run {
  for (const one of acts) {
    try {
      if (one.do === 'sleep') yield* sys.sleep(one.ms);
      else if (one.do === 'wait') yield* sys.wait(-1);
      else if (one.do === 'kill') yield* sys.kill(one.pid, one.signal);
      else if (one.do === 'ignore') sys.sigaction(one.signal, 'ignore');
      else if (one.do === 'exit') return one.status;
      else sys.fork((child) => perform(child, one.children));
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
    }
  }
  return 0;
}

/** PID 1: starts the tree, reaps for a second, wakes what was stopped, and ends. */
const initOf = (acts: readonly Act[]): Program =>
  function* (sys) {
    sys.sigaction(signals.CHLD, { handler: () => {} });
    sys.fork((child) => perform(child, acts));
    const end = sys.now() + 1000;
    while (sys.now() < end) {
      try {
        while (yield* sys.wait(-1, { nohang: true }));
        yield* sys.sleep(end - sys.now());
      } catch (error) {
        if (!(error instanceof Errno)) throw error;
        if (error.code === 'ECHILD') break;
      }
    }
    return 0;
  };

it('ends every process once, reaps it once, and leaves nothing behind', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
      const { kernel, status } = runProgram(['init'], { programs: { init: initOf(acts) }, asInit: true, limit: 5000 });
      kernel.advance(kernel.clock.now + 3000);
      expect(status).toBe(0);
      const pids = (type: 'fork' | 'exit' | 'reap') =>
        kernel.events.filter((event) => event.type === type).map((event) => ('pid' in event ? event.pid : 0));
      const idle = 1;
      const forked = pids('fork')
        .filter((pid) => pid !== idle)
        .sort((a, b) => a - b);
      expect(pids('exit').sort((a, b) => a - b)).toEqual(forked);
      expect(pids('reap').sort((a, b) => a - b)).toEqual(forked);
      expect([...kernel.rootPid.procs.keys()]).toEqual([idle]);
      expect(kernel.rootCgroup.pids).toBe(1);
      expect(kernel.rootCgroup.memory).toBe(0);
    }),
    { numRuns: 2000 },
  );
});
