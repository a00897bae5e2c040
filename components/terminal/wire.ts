import type { TerminalSession } from '@/simulator/machine';
import type { Driven } from './drive';
import { createLog, type Log } from './log';

/** Characters handed over before the program must have read them. */
const SLICE = 4096;
/** Characters taken for one frame: few at first, as a screen that never scrolled is slow; then as many as it shows in time. */
const FIRST_TAKEN = 512;
const TAKEN = 4096;
/** Characters of output kept for a view that opens later. */
const RECENT = 200_000;

/** Shows output; calls `shown` when it has, so that more can follow. */
export type Screen = (text: string, shown: () => void) => void;

/** The cable between one terminal of the host and its views: flow control both ways, and the log. */
export interface Wire extends Driven {
  /** As a terminal sends it: Enter is \r. `alone`: not before the user is asked for input. */
  type(text: string, alone?: boolean): void;
  /** A text of any size; `bracketed` when the program asked to be told of pastes. */
  paste(text: string, bracketed: boolean): void;
  /** Typed or pasted characters that no program has taken yet. */
  readonly queued: number;
  /** Forgets them. */
  drop(): void;
  /** Attaches a screen, which first gets what was shown lately. */
  attach(screen: Screen): () => void;
  resize(columns: number, rows: number): void;
  readonly log: Log;
  readonly waiting: boolean;
  /** Name of the foreground program. */
  readonly foreground: string;
  /** Counts changes of the log. */
  readonly version: number;
  close(): void;
}

interface Entry {
  text: string;
  readonly alone: boolean;
  /** Each slice is a paste of its own, so that it can be given up between two. */
  readonly bracketed: boolean;
}

export interface WireOptions {
  readonly session: TerminalSession;
  readonly columns: number;
  readonly now: () => number;
  readonly onEnter: () => void;
}

const ends = ['\r', '\n', '\x04'];
const interrupts = new Set(['\x03', '\x1a', '\x1c']);

export function createWire({ session, columns, now, onEnter }: WireOptions): Wire {
  const queue: Entry[] = [];
  const screens = new Set<Screen>();
  const log = createLog(columns);
  let recent = '';
  let unread = 0;
  let showing = 0;
  let taken = FIRST_TAKEN;
  let queued = 0;
  let version = 0;
  let busySince: number | undefined = now();

  const entered = () => {
    busySince ??= now();
    onEnter();
  };
  const handOver = (text: string) => {
    session.input(text);
    if (ends.some((end) => text.includes(end))) entered();
  };

  return {
    type(text, alone = false) {
      if (interrupts.has(text)) {
        queue.length = 0;
        queued = 0;
        session.input(text);
        return;
      }
      queue.push({ text, alone, bracketed: false });
      queued += text.length;
    },
    paste(text, bracketed) {
      queue.push({ text: text.replace(/\r?\n/g, '\r'), alone: false, bracketed });
      queued += text.length;
    },
    get queued() {
      return queued;
    },
    drop() {
      queue.length = 0;
      queued = 0;
    },
    feed() {
      const [entry] = queue;
      if (!entry) return false;
      if (session.waitingForInput) unread = 0;
      else if (entry.alone || unread + Math.min(entry.text.length, SLICE) > SLICE) return false;
      const cut = sliceEnd(entry.text, SLICE);
      const slice = entry.text.slice(0, cut);
      entry.text = entry.text.slice(cut);
      queued -= slice.length;
      if (entry.text === '') {
        queue.shift();
        if (queue.length === 0) queued = 0;
      }
      unread += slice.length;
      if (entry.bracketed) session.input(`\x1b[200~${slice}\x1b[201~`);
      else handOver(slice);
      return true;
    },
    drain() {
      if (showing > 0) return true;
      const chunks = session.takeOutput(taken);
      const lines = session.takeLines();
      if (chunks.length === 0 && lines.length === 0) return false;
      log.take(chunks, lines);
      version += 1;
      const text = chunks.map((chunk) => chunk.text).join('');
      recent = (recent + text).slice(-RECENT);
      for (const screen of screens) {
        showing += 1;
        screen(text, () => {
          showing -= 1;
        });
      }
      const more = text.length >= taken / 2;
      if (more) taken = Math.min(taken * 2, TAKEN);
      return more;
    },
    attach(screen) {
      screens.add(screen);
      if (recent !== '') screen(recent, () => {});
      return () => {
        screens.delete(screen);
        showing = 0;
      };
    },
    settle() {
      if (queued === 0 && session.waitingForInput) busySince = undefined;
    },
    resize(width, rows) {
      session.resize({ columns: width, rows });
      log.resize(width);
    },
    log,
    get busySince() {
      return busySince;
    },
    get waiting() {
      return session.waitingForInput;
    },
    get foreground() {
      return session.foreground;
    },
    get version() {
      return version;
    },
    close: () => session.close(),
  };
}

/** Never between the two halves of a character. */
function sliceEnd(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const unit = text.charCodeAt(limit - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? limit + 1 : limit;
}
