import type { Signal } from '../../kernel/signal';

// How commands leave their place: thrown through the interpreter, caught by the loop, function or shell they end.

export class LoopJump extends Error {
  readonly kind: 'break' | 'continue';
  levels: number;
  constructor(kind: 'break' | 'continue', levels: number) {
    super(kind);
    this.kind = kind;
    this.levels = levels;
  }
}

export class ReturnFrom extends Error {
  readonly status: number;
  constructor(status: number) {
    super('return');
    this.status = status;
  }
}

export class ExitShell extends Error {
  readonly status: number;
  constructor(status: number) {
    super('exit');
    this.status = status;
  }
}

/** An expansion or assignment failed (the message is printed already): a script that isn't interactive ends, or its line. */
export class Discard extends Error {
  readonly status: number;
  readonly lineOnly: boolean;
  constructor(status: number, lineOnly = false) {
    super('discard');
    this.status = status;
    this.lineOnly = lineOnly;
  }
}

/** A readonly variable was to be changed. */
export class ReadonlyRefused extends Discard {}

/** A signal that ends the shell was caught because an EXIT trap must run first. */
export class Terminated extends Error {
  readonly signal: Signal;
  constructor(signal: Signal) {
    super('terminated');
    this.signal = signal;
  }
}

/** ^C at an interactive shell: back to the prompt. */
export class Interrupted extends Error {
  /** The cursor is at the start of a line already. */
  readonly settled: boolean;
  constructor(settled = false) {
    super('interrupted');
    this.settled = settled;
  }
}
