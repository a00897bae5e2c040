import type { Machine } from '@/simulator/machine';
import type { FrameClock } from './frame-clock';

/** Real ms of script that one frame may give to the simulated host, and what is left of it while output floods. */
const BUDGET = 4;
const FLOODED_BUDGET = 2;
/** Virtual ms of waiting that are skipped after each Enter. */
const SKIPPED = 1000;
/** A command that has run longer, in virtual ms, gets a clock on the page. */
const LONG = 1000;
/** Real ms between two looks at that clock. */
const TICK = 100;
/** Real ms that the host may lag behind before its clock stops trying to catch up. */
const LAG = 50;

export type Speed = 1 | 5 | 20;
export const speeds: readonly Speed[] = [1, 5, 20];

/** A terminal as the driver sees it. */
export interface Driven {
  /** Hands over typed text; true when some was taken. */
  feed(): boolean;
  /** Takes waiting output; true while more may come at once. */
  drain(): boolean;
  /** A command runs since this virtual time. */
  readonly busySince: number | undefined;
  /** Looks whether the user is asked for input again. */
  settle(): void;
}

export interface DriveOptions {
  readonly machine: Pick<Machine, 'now' | 'advance' | 'nextEventAt'>;
  readonly terminals: () => readonly Driven[];
  readonly clock: FrameClock;
  /** After each frame; `flooding` while output comes faster than it is shown. */
  readonly onFrame: (flooding: boolean) => void;
  readonly onFault: (error: unknown) => void;
}

export interface Drive {
  /** Something was typed: look at it in the next frame. */
  wake(): void;
  /** Enter was pressed: short waits may be skipped again. */
  enter(): void;
  /** Runs through all waiting until the user is asked again. */
  forward(on: boolean): void;
  readonly forwarding: boolean;
  speed: Speed;
  /** Virtual ms since the command began that runs for more than a second; undefined when there is none. */
  elapsed(terminal: Driven | undefined): number | undefined;
  /** For tabs that nobody sees. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Keeps the host's clock beside the real one, a few ms of script per frame, and sleeps when nothing is due. */
export function createDrive({ machine, terminals, clock, onFrame, onFault }: DriveOptions): Drive {
  let state: 'running' | 'paused' | 'stopped' = 'running';
  let cancel: (() => void) | undefined;
  let inFrame = false;
  let woken = false;
  let idle = true;
  let forwarding = false;
  let speed: Speed = 1;
  let skip = 0;
  let anchor = { real: clock.now(), virtual: machine.now() };

  const isBusy = () => terminals().some(({ busySince }) => busySince !== undefined);
  const rate = () => (isBusy() ? speed : 1);
  const due = () => anchor.virtual + (clock.now() - anchor.real) * rate();
  const anchorAt = (virtual: number) => {
    anchor = { real: clock.now(), virtual };
  };

  const mayJump = (gap: number): boolean => {
    if (gap === Infinity || !isBusy()) return false;
    if (forwarding) return true;
    if (gap > skip) return false;
    skip -= gap;
    return true;
  };

  const feed = () => terminals().reduce((fed, terminal) => terminal.feed() || fed, false);
  const settle = () => {
    const before = rate();
    for (const terminal of terminals()) terminal.settle();
    if (!isBusy()) {
      forwarding = false;
      skip = 0;
    }
    if (rate() !== before) anchorAt(machine.now());
  };

  const run = (pause: () => boolean): ReturnType<Machine['advance']> => {
    let target = due();
    for (;;) {
      const outcome = machine.advance(target, pause);
      settle();
      if (outcome === 'paused' || pause()) return 'paused';
      if (feed()) {
        target = Math.max(target, machine.now());
        continue;
      }
      if (outcome === 'idle') return 'idle';
      const gap = Math.max(0, machine.nextEventAt() - machine.now());
      if (!mayJump(gap)) return 'reached';
      target = machine.now() + gap;
      anchorAt(target);
    }
  };

  const frame = () => {
    cancel = undefined;
    inFrame = true;
    woken = false;
    try {
      const flooded = drain();
      const deadline = clock.now() + (flooded ? FLOODED_BUDGET : BUDGET);
      const outcome = run(() => clock.now() >= deadline);
      const flooding = drain();
      if (due() - machine.now() > LAG * rate()) anchorAt(machine.now());
      onFrame(flooding);
      inFrame = false;
      schedule(outcome === 'paused' || flooding || woken);
    } catch (error) {
      inFrame = false;
      stop();
      onFault(error);
    }
  };
  const drain = () => terminals().reduce((more, terminal) => terminal.drain() || more, false);

  const schedule = (soon: boolean) => {
    if (state !== 'running') return;
    const wait = (machine.nextEventAt() - due()) / rate();
    idle = wait === Infinity && !soon;
    if (idle) return;
    const shown = isBusy() ? Math.min(wait, TICK) : wait;
    cancel = soon || forwarding || shown < 20 ? clock.frame(frame) : clock.after(Math.min(shown, 2 ** 30), frame);
  };

  const wake = () => {
    woken = true;
    if (state !== 'running' || inFrame) return;
    if (idle) anchorAt(machine.now());
    idle = false;
    cancel?.();
    cancel = clock.frame(frame);
  };

  const elapsed = (terminal: Driven | undefined) => {
    const since = terminal?.busySince;
    if (since === undefined) return undefined;
    const ms = machine.now() - since;
    return ms > LONG ? ms : undefined;
  };

  const stop = () => {
    state = 'stopped';
    cancel?.();
  };

  return {
    wake,
    enter() {
      skip = SKIPPED;
      // The rate may change with it: from here on.
      if (speed !== 1) anchorAt(machine.now());
      wake();
    },
    forward(on) {
      forwarding = on && isBusy();
      wake();
    },
    get forwarding() {
      return forwarding;
    },
    get speed() {
      return speed;
    },
    set speed(next) {
      anchorAt(machine.now());
      speed = next;
      wake();
    },
    elapsed,
    pause() {
      if (state !== 'running') return;
      state = 'paused';
      cancel?.();
    },
    resume() {
      if (state !== 'paused') return;
      state = 'running';
      anchorAt(machine.now());
      wake();
    },
    stop,
  };
}
