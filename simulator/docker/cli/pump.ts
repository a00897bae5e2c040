import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { PipeEnd } from '../../kernel/pipe';
import { type Signal, signals } from '../../kernel/signal';
import type { Run, Syscalls, Termios } from '../../kernel/syscalls';
import type { Tty } from '../../kernel/tty';
import { WaitQueue } from '../../kernel/wait-queue';
import type { AttachStreams } from '../attach-streams';
import type { Stream } from '../logs';

export interface PumpOptions {
  readonly streams: AttachStreams;
  /** Where typed bytes go; asked anew each time, as there is none before the start and after the end. */
  readonly target: () => { readonly tty: Tty | undefined; readonly stdin: PipeEnd | undefined } | undefined;
  readonly interactive: boolean;
  readonly tty: boolean;
  /** What to do with the signals the client gets; without it they have their usual effect. */
  readonly onSignal?: (signal: Signal) => void;
  /** The client's standard input ended. */
  readonly onStdinEnd?: () => void;
  /** Streams the user sees; both by default. */
  readonly shown?: readonly Stream[];
  /** Nothing to do any more once the input has ended. */
  readonly inputOnly?: boolean;
  readonly detachKeys?: Bytes;
  /** Something else to stop for. */
  readonly until?: { readonly queue: WaitQueue; readonly reached: () => boolean };
}

/** Ctrl-P Ctrl-Q */
const DETACH_KEYS = '\x10\x11';
const raw: Partial<Termios> = { canonical: false, echo: false, signals: false, outputNewline: false };
const notProxied: readonly Signal[] = [
  signals.KILL,
  signals.STOP,
  signals.CHLD,
  signals.PIPE,
  signals.URG,
  signals.WINCH,
];

/** Connects the client's terminal or pipes with a container's until its output ends, or the user detaches. */
export function* pump(sys: Syscalls, options: PumpOptions): Run<'ended' | 'detached'> {
  const usesTty = options.tty && options.interactive && sys.isatty(0);
  const before = usesTty ? sys.tcgetattr(0) : undefined;
  const woken = new WaitQueue();
  const state: PumpState = {
    stdinOpen: options.interactive,
    told: !options.interactive,
    pending: '',
    matched: '',
    detached: false,
  };
  catchSignals(sys, options, woken);
  if (before) sys.tcsetattr(0, raw);
  try {
    for (;;) {
      yield* writeOutput(sys, options);
      if (options.streams.ended && options.streams.empty) return 'ended';
      if (options.until?.reached()) return 'ended';
      if (state.detached) return 'detached';
      if (options.inputOnly && state.told) return 'ended';
      yield* step(sys, options, state, woken);
    }
  } finally {
    if (before) sys.tcsetattr(0, before);
  }
}

function* writeOutput(sys: Syscalls, { streams, shown = ['stdout', 'stderr'] }: PumpOptions): Run<void> {
  for (const { stream, data, kind } of streams.take())
    if (shown.includes(stream)) yield* sys.write(stream === 'stdout' ? 1 : 2, data, kind);
}

interface PumpState {
  stdinOpen: boolean;
  /** The other side knows that the input has ended. */
  told: boolean;
  pending: Bytes;
  /** The beginning of the detach keys, held back. */
  matched: Bytes;
  detached: boolean;
}

function* step(sys: Syscalls, options: PumpOptions, state: PumpState, woken: WaitQueue): Run<void> {
  const target = options.target();
  deliver(state, target);
  if (!state.stdinOpen && !state.told && state.pending === '' && target) {
    state.told = true;
    options.onStdinEnd?.();
    return;
  }
  const queues = [options.streams.ready, woken];
  if (options.until) queues.push(options.until.queue);
  if (state.pending !== '' && target?.stdin) queues.push(target.stdin.writers);
  const read = state.stdinOpen && state.pending === '';
  try {
    const ready = yield* sys.poll(read ? [{ fd: 0, read: true }] : [], Number.POSITIVE_INFINITY, queues);
    if (!ready.some(({ fd, readable }) => fd === 0 && readable)) return;
    const data = yield* sys.read(0, 4096);
    if (data !== '') {
      takeInput(options, state, data);
      return;
    }
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    if (error.code === 'EINTR') return;
    if (error.code !== 'EIO') throw error;
  }
  state.stdinOpen = false;
}

function takeInput({ tty, detachKeys = DETACH_KEYS }: PumpOptions, state: PumpState, data: Bytes): void {
  if (!tty) {
    state.pending += data;
    return;
  }
  for (const char of data) {
    if (char === detachKeys[state.matched.length]) state.matched += char;
    else {
      state.pending += state.matched + char;
      state.matched = '';
    }
    if (state.matched === detachKeys) {
      state.detached = true;
      return;
    }
  }
}

function deliver(state: PumpState, target: ReturnType<PumpOptions['target']>): void {
  if (state.pending === '' || !target) return;
  if (target.tty) {
    target.tty.input(state.pending);
    state.pending = '';
    return;
  }
  if (!target.stdin) {
    state.pending = '';
    return;
  }
  try {
    const taken = target.stdin.write(state.pending);
    state.pending = state.pending.slice(taken);
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    state.pending = '';
    state.stdinOpen = false;
  }
}

function catchSignals(sys: Syscalls, options: PumpOptions, woken: WaitQueue): void {
  const { onSignal } = options;
  if (onSignal) {
    for (let signal = 1; signal < 32; signal++) {
      if (notProxied.includes(signal)) continue;
      sys.sigaction(signal, {
        handler: () => {
          onSignal(signal);
          woken.wake();
        },
      });
    }
  }
  if (options.tty && sys.isatty(0)) {
    sys.sigaction(signals.WINCH, { handler: () => options.target()?.tty?.resize(sys.windowSize(0)), restart: true });
  }
}
