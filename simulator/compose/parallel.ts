import { type Request, request } from '../docker/cli/call';
import type { Engine } from '../docker/engine';
import { waitFor } from '../docker/wait';
import type { Run } from '../kernel/syscalls';

function* settled<T>(pending: Request<T>): Run<T> {
  while (!pending.outcome) yield* waitFor([pending.done]);
  if ('error' in pending.outcome) throw pending.outcome.error;
  return pending.outcome.value;
}

/** Runs side by side; the first that fails is the answer at once, and the others go on unobserved. */
export function* all<T>(engine: Engine, runs: readonly Run<T>[]): Run<T[]> {
  const pending = runs.map((run) => request(engine, run));
  for (;;) {
    const open = pending.filter((one) => !one.outcome);
    const failed = pending.find((one) => one.outcome && 'error' in one.outcome);
    if (failed || open.length === 0) break;
    yield* waitFor(open.map(({ done }) => done));
  }
  const failed = pending.find((one) => one.outcome && 'error' in one.outcome);
  if (failed) yield* settled(failed);
  const values: T[] = [];
  for (const one of pending) values.push(yield* settled(one));
  return values;
}

/** Visits each name after those that it needs, side by side where nothing says otherwise. There must be no cycle. */
export function* inOrder(
  engine: Engine,
  names: readonly string[],
  needs: (name: string) => readonly string[],
  visit: (name: string) => Run<void>,
): Run<void> {
  const pending = new Map<string, Request<void>>();
  const begin = (name: string): Request<void> => {
    const begun = pending.get(name);
    if (begun) return begun;
    const before = needs(name)
      .filter((one) => names.includes(one))
      .map(begin);
    const mine = request(
      engine,
      (function* (): Run<void> {
        for (const one of before) yield* settled(one);
        yield* visit(name);
      })(),
    );
    pending.set(name, mine);
    return mine;
  };
  yield* all(
    engine,
    names.map((name) => settled(begin(name))),
  );
}
