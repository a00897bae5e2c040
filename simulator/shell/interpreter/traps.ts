import { type Signal, signals } from '../../kernel/signal';
import type { Disposition, Syscalls } from '../../kernel/syscalls';
import { Interrupted, Terminated } from './control';

export type PseudoSignal = 'EXIT' | 'ERR' | 'DEBUG' | 'RETURN';

/** Signals that end bash by default: with an EXIT trap it catches them, runs the trap and dies of them then. */
const deadly: readonly Signal[] = [
  signals.HUP,
  signals.INT,
  signals.ILL,
  signals.TRAP,
  signals.ABRT,
  signals.FPE,
  signals.BUS,
  signals.SEGV,
  signals.SYS,
  signals.PIPE,
  signals.ALRM,
  signals.TERM,
  signals.XCPU,
  signals.XFSZ,
  signals.VTALRM,
  signals.USR1,
  signals.USR2,
];

/** What is done about signals. A handler only notes the signal; the shell looks at its safe points, lowest number first. */
export class Traps {
  #sys: Syscalls;
  #actions = new Map<Signal | PseudoSignal, string>();
  #pending = new Set<Signal>();
  /** Ignored when the shell started: such a signal can't be trapped. */
  #ignoredAtStart = new Set<Signal>();
  /** Traps of the parent, listed by a subshell's `trap`. */
  #inherited = new Map<Signal | PseudoSignal, string>();
  #terminating: Signal | undefined;
  #interrupted = false;
  #internal = new Map<Signal, Disposition>();

  constructor(sys: Syscalls) {
    this.#sys = sys;
    for (const signal of Object.values(signals))
      if (sys.disposition(signal) === 'ignore') this.#ignoredAtStart.add(signal);
  }

  /** In a forked child: caught signals have their default again, ignored ones stay ignored. */
  inherit(sys: Syscalls, remembers: boolean): Traps {
    const copy: Traps = new Traps(sys);
    copy.#ignoredAtStart = new Set(this.#ignoredAtStart);
    for (const [signal, action] of this.#actions) {
      if (action === '' && typeof signal === 'number') copy.#actions.set(signal, '');
      else if (remembers) copy.#inherited.set(signal, action);
    }
    for (const [signal, action] of this.#inherited)
      if (!copy.#inherited.has(signal)) copy.#inherited.set(signal, action);
    const caught = new Set([...this.#actions.keys(), ...this.#internal.keys(), ...deadly, signals.CHLD]);
    for (const signal of caught) {
      if (typeof signal === 'number' && typeof sys.disposition(signal) === 'object') sys.sigaction(signal, 'default');
    }
    this.#unignore(sys);
    return copy;
  }

  /** What the shell ignores for itself (bash: SIGQUIT) is no business of its children. */
  #unignore(sys: Syscalls): void {
    for (const [signal, disposition] of this.#internal) {
      if (disposition === 'ignore' && !this.#ignoredAtStart.has(signal) && this.#actions.get(signal) !== '')
        sys.sigaction(signal, 'default');
    }
  }
  beforeExec(): void {
    this.#unignore(this.#sys);
  }

  action(signal: Signal | PseudoSignal): string | undefined {
    return this.#actions.get(signal);
  }

  /** Whether any command waits for a signal or the exit. */
  get any(): boolean {
    return [...this.#actions.values()].some((action) => action !== '');
  }

  list(): [Signal | PseudoSignal, string][] {
    const shown = new Map([...this.#inherited, ...this.#actions]);
    const rank = (s: Signal | PseudoSignal): number =>
      typeof s === 'number' ? s : s === 'EXIT' ? 0 : 100 + ['DEBUG', 'ERR', 'RETURN'].indexOf(s);
    return [...shown].sort((a, b) => rank(a[0]) - rank(b[0]));
  }

  /** '' ignores, undefined resets. */
  set(signal: Signal | PseudoSignal, action: string | undefined, exitCatches: boolean): void {
    this.#inherited.clear();
    if (typeof signal === 'number' && this.#ignoredAtStart.has(signal)) return;
    if (action === undefined) this.#actions.delete(signal);
    else this.#actions.set(signal, action);
    if (signal === 'EXIT' && exitCatches && action) this.catchDeadly();
    if (typeof signal === 'number' && signal !== signals.KILL && signal !== signals.STOP) this.#install(signal);
  }

  #install(signal: Signal): void {
    const action = this.#actions.get(signal);
    if (action === '') this.#sys.sigaction(signal, 'ignore');
    else if (action !== undefined) this.#sys.sigaction(signal, { handler: () => this.#pending.add(signal) });
    else this.#sys.sigaction(signal, this.#internal.get(signal) ?? 'default');
  }

  /** What the shell itself does about a signal that has no trap. */
  setInternal(signal: Signal, disposition: Disposition): void {
    this.#internal.set(signal, disposition);
    if (!this.#actions.has(signal)) this.#sys.sigaction(signal, disposition);
  }

  clearInternal(signal: Signal): void {
    this.#internal.delete(signal);
    if (!this.#actions.has(signal) && !this.#ignoredAtStart.has(signal)) this.#sys.sigaction(signal, 'default');
  }

  /** dash and ash catch ^C: they die of it at their next safe point, which a foreground child puts off. */
  catchInterrupt(): void {
    if (this.#ignoredAtStart.has(signals.INT)) return;
    this.setInternal(signals.INT, {
      handler: () => {
        this.#terminating = signals.INT;
      },
    });
  }

  /** bash, from its first EXIT trap on, or once it has listed its traps. */
  catchDeadly(): void {
    for (const signal of deadly) {
      if (this.#ignoredAtStart.has(signal) || this.#actions.has(signal)) continue;
      this.setInternal(signal, {
        handler: () => {
          this.#terminating = signal;
        },
      });
    }
  }

  interrupt(): void {
    this.#interrupted = true;
  }
  takeInterrupt(): boolean {
    const was = this.#interrupted;
    this.#interrupted = false;
    return was;
  }

  /** Throws when the shell must end or go back to its prompt. */
  check(): void {
    if (this.#terminating !== undefined) {
      const signal = this.#terminating;
      this.#terminating = undefined;
      throw new Terminated(signal);
    }
    if (this.takeInterrupt()) throw new Interrupted();
  }

  get pending(): boolean {
    return this.#pending.size > 0;
  }
  /** Lowest pending signal that has a command. */
  peek(): Signal | undefined {
    const trapped = [...this.#pending].filter((signal) => this.#actions.get(signal));
    return trapped.length > 0 ? Math.min(...trapped) : undefined;
  }
  take(): Signal | undefined {
    const signal = this.peek();
    if (signal === undefined) this.#pending.clear();
    else this.#pending.delete(signal);
    return signal;
  }
}
