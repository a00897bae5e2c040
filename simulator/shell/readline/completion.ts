import { displayWidth } from '../../cli/display-width';
import { drawAgain, leaveLine, redraw } from './draw';
import { replace } from './edit';
import type { Effect, ReadlineState, Step } from './state';

export interface Answer {
  /** Where in the line the completed word begins. */
  readonly from: number;
  /** Texts that may replace the word, as they are typed. */
  readonly candidates: readonly string[];
  /** What a list shows for a candidate: the last part of a path. */
  display?(candidate: string): string;
  /** Follows the only candidate: a blank, or nothing after a folder's slash. */
  readonly suffix?: string;
}

const queryItems = 100;

const commonPrefix = (texts: readonly string[]): string => {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length--;
  const prefix = first.slice(0, length);
  return /[\ud800-\udbff]$/.test(prefix) ? prefix.slice(0, -1) : prefix;
};

/** Candidates in columns, downwards, as bash lists them on a terminal of `columns`. */
export function formatList(names: readonly string[], columns: number): string {
  const width = Math.max(0, ...names.map(displayWidth)) + 2;
  const fitting = Math.floor(columns / width);
  const across = Math.max(1, fitting > 1 && fitting * width === columns ? fitting - 1 : fitting);
  const rows = Math.ceil(names.length / across);
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = names.filter((_name, index) => index % rows === row);
    return cells
      .map((name, index) => (index < cells.length - 1 ? name + ' '.repeat(width - displayWidth(name)) : name))
      .join('');
  });
  return lines.map((line) => `${line}\r\n`).join('');
}

const bell: Effect = { type: 'bell' };

function list(state: ReadlineState, names: readonly string[], before: string): Step {
  const drawn = drawAgain({ ...state, asked: undefined });
  const [write] = drawn.effects;
  const text = before + formatList(names, state.columns) + (write?.type === 'write' ? write.text : '');
  return { state: drawn.state, effects: [{ type: 'write', text }] };
}

/** Takes the answer to a `complete` effect: completes what is common, or lists when there is nothing more. */
export function answerCompletion(
  state: ReadlineState,
  { from, candidates, display = (name) => name, suffix = ' ' }: Answer,
): Step {
  const again = state.last === 'complete';
  const settled: ReadlineState = { ...state, last: 'complete' };
  const unique = [...new Set(candidates)];
  const [only] = unique;
  if (only === undefined) return { state: settled, effects: [bell] };
  if (unique.length === 1) return redraw({ ...replace(state, from, state.cursor, only + suffix), last: 'other' });
  const prefix = commonPrefix(unique);
  if (prefix.length > state.cursor - from) {
    const drawn = redraw({ ...replace(state, from, state.cursor, prefix), last: 'other' });
    return { state: drawn.state, effects: [...drawn.effects, bell] };
  }
  if (!again) return { state: settled, effects: [bell] };
  const names = unique.map(display).sort();
  const leave = `${leaveLine(state)}\r\n`;
  if (names.length < queryItems) return list(settled, names, leave);
  const question = `Display all ${names.length} possibilities? (y or n)`;
  return { state: { ...settled, asked: names }, effects: [{ type: 'write', text: leave + question }] };
}

/** A key pressed at `Display all … possibilities?`. */
export function answerQuestion(state: ReadlineState, names: readonly string[], key: string): Step {
  if (/^[yY ]$/.test(key)) return list(state, names, '\r\n');
  if (!/^[nN\x7f]$/.test(key)) return { state, effects: [bell] };
  return list(state, [], '\r\n');
}
