import { describe, expect, it } from 'vitest';
import type { TerminalSession } from '@/simulator/machine';
import { createWire } from './wire';

function setUp() {
  const got: string[] = [];
  const host = { waiting: true, output: '' };
  const session: TerminalSession = {
    input(text) {
      got.push(text);
      host.waiting = false;
    },
    resize: () => {},
    takeOutput(limit = Number.POSITIVE_INFINITY) {
      const text = host.output.slice(0, limit);
      host.output = host.output.slice(text.length);
      return text === '' ? [] : [{ kind: 'output', text }];
    },
    takeLines: () => [],
    get waitingForInput() {
      return host.waiting;
    },
    foreground: 'bash',
    close: () => {},
  };
  let enters = 0;
  const wire = createWire({
    session,
    columns: 80,
    now: () => 5,
    onEnter: () => {
      enters += 1;
    },
  });
  wire.settle();
  return { wire, got, host, enters: () => enters };
}

describe('the wire', () => {
  it('hands a long text over slice by slice, each when the last was read', () => {
    const { wire, got, host } = setUp();
    wire.paste('x'.repeat(10_000), true);
    expect(wire.feed()).toBe(true);
    expect(wire.feed()).toBe(false);
    host.waiting = true;
    expect(wire.feed()).toBe(true);
    expect(got[0]).toMatch(/^\x1b\[200~x{4096}\x1b\[201~$/);
    expect(wire.queued).toBe(10_000 - 2 * 4096);
  });

  it('lets Ctrl-C pass at once and forgets what waited', () => {
    const { wire, got } = setUp();
    wire.type('x'.repeat(10_000));
    wire.feed();
    wire.type('\x03');
    expect(got.at(-1)).toBe('\x03');
    expect(wire.queued).toBe(0);
    expect(wire.feed()).toBe(false);
  });

  it('keeps a command of the page until the user is asked', () => {
    const { wire, got, host } = setUp();
    host.waiting = false;
    wire.type('ls\r', true);
    expect(wire.feed()).toBe(false);
    host.waiting = true;
    expect(wire.feed()).toBe(true);
    expect(got).toEqual(['ls\r']);
  });

  it('is busy from Enter until the user is asked again', () => {
    const { wire, host, enters } = setUp();
    expect(wire.busySince).toBeUndefined();
    wire.type('ls\r');
    wire.feed();
    expect(enters()).toBe(1);
    wire.settle();
    expect(wire.busySince).toBe(5);
    host.waiting = true;
    wire.settle();
    expect(wire.busySince).toBeUndefined();
  });

  it('takes no more output before the screen has shown the last', () => {
    const { wire, host } = setUp();
    const shown: (() => void)[] = [];
    wire.attach((_, done) => shown.push(done));
    host.output = 'y\n'.repeat(100_000);
    wire.drain();
    const left = host.output.length;
    expect(wire.drain()).toBe(true);
    expect(host.output).toHaveLength(left);
    shown[0]?.();
    wire.drain();
    expect(host.output.length).toBeLessThan(left);
  });

  it('shows a late view what was shown lately', () => {
    const { wire, host } = setUp();
    host.output = 'hello';
    wire.drain();
    const texts: string[] = [];
    wire.attach((text) => texts.push(text));
    expect(texts).toEqual(['hello']);
  });
});
