import { Errno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { waitForChange } from '../interpreter/processes';
import type { Shell } from '../interpreter/shell';

/** A trapped signal came: `wait` returns at once, and the trap runs next. */
export class WaitInterrupted extends Error {
  readonly signal: number;
  constructor(signal: number) {
    super('interrupted');
    this.signal = signal;
  }
}

/** Waits until a child has changed; a trapped signal interrupts. */
export function* nextChange(shell: Shell): Run<'changed' | 'none'> {
  for (;;) {
    const signal = shell.traps.peek();
    if (signal !== undefined) throw new WaitInterrupted(signal);
    try {
      return yield* waitForChange(shell);
    } catch (error) {
      if (!(error instanceof Errno) || error.code !== 'EINTR') throw error;
      shell.checkSignals();
    }
  }
}

export function* noSuchJob(shell: Shell, word: string): Run {
  yield* shell.complain(shell.dialect.name === 'dash' ? `No such job: ${word}` : `${word}: no such job`);
  return shell.dialect.bash ? 127 : 2;
}
