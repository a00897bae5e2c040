import { describe, expect, it } from 'vitest';
import { createDrive, type Driven } from './drive';
import type { FrameClock } from './frame-clock';

const FRAME = 16;

/** Real time that only moves when told; a step of the machine costs `cost` of it. */
function fakeClock() {
  let now = 0;
  let next: { at: number; callback: () => void } | undefined;
  const book = (at: number, callback: () => void) => {
    const entry = { at, callback };
    next = entry;
    return () => {
      if (next === entry) next = undefined;
    };
  };
  const clock: FrameClock = {
    now: () => now,
    frame: (callback) => book(Math.floor(now / FRAME + 1) * FRAME, callback),
    after: (ms, callback) => book(now + ms, callback),
  };
  const pass = (until: number) => {
    let frames = 0;
    while (next && next.at <= until) {
      const { at, callback } = next;
      next = undefined;
      now = Math.max(now, at);
      frames += 1;
      callback();
    }
    now = Math.max(now, until);
    return frames;
  };
  return { clock, pass, spend: (ms: number) => (now += ms), asleep: () => next === undefined };
}

/** A host with events at fixed times, and work that is always ready when `busyWork` is set. */
function fakeMachine(spend: (ms: number) => void) {
  let now = 0;
  let events: { at: number; run: () => void }[] = [];
  const machine = {
    work: 0,
    now: () => now,
    at(ms: number, run: () => void = () => {}) {
      events = [...events, { at: now + ms, run }].sort((a, b) => a.at - b.at);
    },
    nextEventAt: () => (machine.work > 0 ? now : (events[0]?.at ?? Number.POSITIVE_INFINITY)),
    advance(until: number, pause?: () => boolean): 'reached' | 'idle' | 'paused' {
      for (;;) {
        if (machine.work > 0) {
          if (now > until) return 'reached';
          machine.work -= 1;
          spend(0.5);
          now += 0.01;
          if (pause?.()) return 'paused';
          continue;
        }
        const first = events[0];
        if (!first) return 'idle';
        if (first.at > until) {
          now = Math.max(now, until);
          return 'reached';
        }
        events = events.slice(1);
        now = Math.max(now, first.at);
        first.run();
      }
    },
  };
  return machine;
}

function setUp() {
  const time = fakeClock();
  const machine = fakeMachine(time.spend);
  const terminal = {
    busySince: undefined as number | undefined,
    waiting: true,
    frames: 0,
    feed: () => false,
    drain: () => false,
    settle() {
      if (terminal.waiting) terminal.busySince = undefined;
    },
  };
  const faults: unknown[] = [];
  const drive = createDrive({
    machine,
    terminals: () => [terminal satisfies Driven],
    clock: time.clock,
    onFrame: () => {
      terminal.frames += 1;
    },
    onFault: (error) => faults.push(error),
  });
  const enter = () => {
    terminal.waiting = false;
    terminal.busySince = machine.now();
    drive.enter();
  };
  const prompt = () => {
    terminal.waiting = true;
  };
  return { ...time, machine, terminal, drive, enter, prompt, faults };
}

describe('the driver', () => {
  it('skips waits under a second after Enter', () => {
    const { machine, enter, prompt, pass, terminal } = setUp();
    enter();
    machine.at(400, () => machine.at(300, prompt));
    pass(FRAME);
    expect(machine.now()).toBeGreaterThanOrEqual(700);
    expect(terminal.busySince).toBeUndefined();
  });

  it('shows a longer wait at real speed, with a clock', () => {
    const { machine, enter, prompt, pass, drive, terminal } = setUp();
    enter();
    machine.at(10_000, prompt);
    pass(500);
    expect(drive.elapsed(terminal)).toBeUndefined();
    pass(5000);
    expect(machine.now()).toBeGreaterThan(4800);
    expect(machine.now()).toBeLessThanOrEqual(5000);
    expect(drive.elapsed(terminal)).toBeGreaterThan(4000);
    pass(10_200);
    expect(terminal.busySince).toBeUndefined();
    expect(drive.elapsed(terminal)).toBeUndefined();
  });

  it('skips no more than a second in all', () => {
    const { machine, enter, pass } = setUp();
    enter();
    const again = () => machine.at(300, again);
    machine.at(300, again);
    pass(FRAME);
    expect(machine.now()).toBeGreaterThanOrEqual(900);
    expect(machine.now()).toBeLessThan(1100);
  });

  it('fast-forwards to the next prompt and no further', () => {
    const { machine, enter, prompt, pass, drive } = setUp();
    enter();
    machine.at(10_000, prompt);
    machine.at(60_000);
    pass(2000);
    drive.forward(true);
    pass(2000 + 2 * FRAME);
    expect(machine.now()).toBeGreaterThanOrEqual(10_000);
    expect(machine.now()).toBeLessThan(10_500);
    expect(drive.forwarding).toBe(false);
  });

  it('runs at the chosen speed while a command runs', () => {
    const { machine, enter, pass, drive } = setUp();
    drive.speed = 20;
    enter();
    machine.at(100_000);
    pass(1000);
    expect(machine.now()).toBeGreaterThan(17_000);
    expect(machine.now()).toBeLessThanOrEqual(20_000);
  });

  it('gives the host a few ms of each frame', () => {
    const { machine, enter, pass, clock } = setUp();
    machine.work = 1_000_000;
    enter();
    const before = clock.now();
    const frames = pass(before + 10 * FRAME);
    expect(frames).toBeGreaterThanOrEqual(9);
  });

  it('sleeps when nothing is due, and wakes for what is', () => {
    const { machine, drive, pass, asleep, terminal } = setUp();
    drive.wake();
    pass(100);
    expect(asleep()).toBe(true);
    machine.at(30_000);
    drive.wake();
    pass(200);
    const { frames } = terminal;
    pass(29_000);
    expect(terminal.frames - frames).toBeLessThan(3);
    pass(31_000);
    expect(machine.nextEventAt()).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets no time pass in a hidden tab', () => {
    const { machine, enter, pass, drive, asleep } = setUp();
    enter();
    machine.at(10_000);
    pass(2000);
    drive.pause();
    const before = machine.now();
    expect(asleep()).toBe(true);
    pass(60_000);
    drive.resume();
    pass(60_000 + 2 * FRAME);
    expect(machine.now() - before).toBeLessThan(100);
  });

  it('stops and tells when the simulation breaks', () => {
    const { machine, enter, pass, faults, asleep } = setUp();
    machine.at(1, () => {
      throw new Error('broken');
    });
    enter();
    pass(FRAME);
    expect(faults).toHaveLength(1);
    expect(asleep()).toBe(true);
  });
});
