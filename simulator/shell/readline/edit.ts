import { runeWidth } from '../../cli/display-width';
import type { ReadlineState } from './state';

const letter = /[\p{L}\p{N}]/u;

const runeAt = (line: string, at: number): string => String.fromCodePoint(line.codePointAt(at) ?? 0x20);
const isMark = (rune: string): boolean => rune > '\x7f' && runeWidth(rune) === 0;

/** The start of the character before an offset, marks that combine with it included. */
export function previousRune(line: string, at: number): number {
  let index = at;
  while (index > 0) {
    index -= /[\udc00-\udfff]/.test(line.charAt(index - 1)) && index > 1 ? 2 : 1;
    if (!isMark(runeAt(line, index))) break;
  }
  return index;
}

/** The end of the character at an offset, marks that combine with it included. */
export function nextRune(line: string, at: number): number {
  let index = at;
  do index += runeAt(line, index).length;
  while (index < line.length && isMark(runeAt(line, index)));
  return Math.min(index, line.length);
}

export function wordStart(line: string, at: number, inside = letter): number {
  let index = at;
  const before = () => line.slice(previousRune(line, index), index);
  while (index > 0 && !inside.test(before())) index = previousRune(line, index);
  while (index > 0 && inside.test(before())) index = previousRune(line, index);
  return index;
}

export function wordEnd(line: string, at: number): number {
  let index = at;
  const after = () => line.slice(index, nextRune(line, index));
  while (index < line.length && !letter.test(after())) index = nextRune(line, index);
  while (index < line.length && letter.test(after())) index = nextRune(line, index);
  return index;
}

/** Puts a text in place of a part of the line, the cursor after it; can be undone. */
export function replace(
  state: ReadlineState,
  from: number,
  to: number,
  text: string,
  last: ReadlineState['last'] = 'other',
): ReadlineState {
  if (from === to && text === '') return { ...state, last };
  const { line, cursor, undo } = state;
  const grows = last === 'insert' && state.last === 'insert';
  return {
    ...state,
    line: line.slice(0, from) + text + line.slice(to),
    cursor: from + text.length,
    undo: grows ? undo : [...undo, { line, cursor }],
    last,
  };
}

export const insert = (state: ReadlineState, text: string): ReadlineState =>
  replace(state, state.cursor, state.cursor, text, 'insert');

/** Cuts a part of the line; cuts that follow each other are one. */
export function kill(state: ReadlineState, from: number, to: number): ReadlineState {
  if (from === to) return state;
  const cut = state.line.slice(from, to);
  const [latest = '', ...older] = state.killRing;
  const backward = to === state.cursor;
  const killRing =
    state.last === 'kill' ? [backward ? cut + latest : latest + cut, ...older] : [cut, ...state.killRing].slice(0, 10);
  return { ...replace(state, from, to, '', 'kill'), killRing };
}

export function yank(state: ReadlineState): ReadlineState {
  const { cursor, killRing } = state;
  return { ...replace(state, cursor, cursor, killRing[0] ?? '', 'yank'), yankAt: cursor };
}

/** M-y: the kill before, in place of what was just yanked. */
export function yankPop(state: ReadlineState): ReadlineState | undefined {
  const [latest, ...older] = state.killRing;
  if (state.last !== 'yank' || latest === undefined) return undefined;
  const killRing = [...older, latest];
  return { ...replace(state, state.yankAt, state.cursor, killRing[0] ?? '', 'yank'), killRing };
}

/** M-.: the last word of the line before; pressed again, of the one before that, in its place. */
export function yankLastArgument(state: ReadlineState): ReadlineState | undefined {
  const again = state.last === 'argument';
  const from = again ? state.yankAt : state.cursor;
  const argumentOf = (again ? state.argumentOf : state.history.length) - 1;
  const words = state.history[argumentOf]?.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g);
  if (!words) return undefined;
  return { ...replace(state, from, state.cursor, words.at(-1) ?? '', 'argument'), yankAt: from, argumentOf };
}

/** C-t: swaps the characters around the cursor. */
export function transpose(state: ReadlineState): ReadlineState | undefined {
  const { line, cursor } = state;
  const middle = cursor === line.length ? previousRune(line, cursor) : cursor;
  const start = previousRune(line, middle);
  const end = nextRune(line, middle);
  if (start === middle || middle === end) return undefined;
  return replace(state, start, end, line.slice(middle, end) + line.slice(start, middle));
}

export function undo(state: ReadlineState): ReadlineState | undefined {
  const previous = state.undo.at(-1);
  return previous && { ...state, ...previous, undo: state.undo.slice(0, -1), last: 'other' };
}

/** Shows another line of the history; the one that is left keeps its edits. */
export function browse(state: ReadlineState, index: number): ReadlineState | undefined {
  const { history, historyIndex, edits } = state;
  if (index < 0 || index > history.length || index === historyIndex) return undefined;
  const kept = new Map(edits).set(historyIndex, state.line);
  const line = kept.get(index) ?? history[index] ?? '';
  return { ...state, line, cursor: line.length, historyIndex: index, edits: kept, undo: [], last: 'other' };
}
