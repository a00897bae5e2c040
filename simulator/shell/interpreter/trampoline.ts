import type { Pause, Run, Wake } from '../../kernel/syscalls';

// Runs that call each other without nesting the JavaScript stack: a function that calls itself a thousand times costs
// no more at each pause than one that doesn't.

class Call {
  readonly run: Run<unknown>;
  constructor(run: Run<unknown>) {
    this.run = run;
  }
}

/** The shell's stack is used up: it dies of SIGSEGV, as the real one. */
export class StackExhausted extends Error {}

const DEPTH = 10_000;

/** Like `yield* run`, on a stack of its own. Only under `trampoline`. */
export function* apart<T>(run: Run<T>): Run<T> {
  // The trampoline answers a Call with what the run returned; the kernel never sees one.
  const answer: unknown = yield new Call(run) as unknown as Pause;
  return answer as T;
}

export function* trampoline<T>(main: Run<T>): Run<T> {
  const stack: Run<unknown>[] = [main];
  let input: unknown;
  let left = 0;
  let failure: { error: unknown } | undefined;
  for (;;) {
    const top = stack.at(-1) ?? main;
    let step: IteratorResult<Pause, unknown>;
    try {
      step = failure ? top.throw(failure.error) : top.next(input as Wake);
      failure = undefined;
    } catch (error) {
      stack.pop();
      if (stack.length === 0) throw error;
      failure = { error };
      // Leaving thousands of calls at once takes real time, too.
      if (++left % 64 === 0) yield { kind: 'breath' };
      continue;
    }
    input = undefined;
    if (step.done) {
      stack.pop();
      if (stack.length === 0) return step.value as T;
      input = step.value;
    } else if ((step.value as unknown) instanceof Call) {
      if (stack.length >= DEPTH) failure = { error: new StackExhausted() };
      else stack.push((step.value as unknown as Call).run);
    } else {
      try {
        input = yield step.value;
      } catch (error) {
        failure = { error };
      }
    }
  }
}
