import { answerQuestion } from './completion';
import type { Key } from './decode-keys';
import { drawAgain, leaveLine, redraw } from './draw';
import {
  browse,
  insert,
  kill,
  nextRune,
  previousRune,
  replace,
  transpose,
  undo,
  wordEnd,
  wordStart,
  yank,
  yankLastArgument,
  yankPop,
} from './edit';
import { cancelSearch, endSearch, extendSearch, searchOn, shortenSearch, startSearch } from './search';
import type { Effect, ReadlineState, Step } from './state';

/** The state after a command; undefined rings the bell. */
type Binding = (state: ReadlineState) => ReadlineState | undefined;

const move =
  (to: (line: string, cursor: number) => number): Binding =>
  (state) => ({ ...state, cursor: to(state.line, state.cursor), last: 'other' });

const cut =
  (to: (line: string, cursor: number) => number): Binding =>
  (state) => {
    const other = to(state.line, state.cursor);
    return kill(state, Math.min(other, state.cursor), Math.max(other, state.cursor));
  };

const atStart = () => 0;
const atEnd = (line: string) => line.length;
const deleteForward: Binding = (state) =>
  state.cursor === state.line.length ? undefined : replace(state, state.cursor, nextRune(state.line, state.cursor), '');
const deleteBackward: Binding = (state) =>
  state.cursor === 0 ? undefined : replace(state, previousRune(state.line, state.cursor), state.cursor, '');
const older: Binding = (state) => browse(state, state.historyIndex - 1);
const newer: Binding = (state) => browse(state, state.historyIndex + 1);
const wordBack = (line: string, at: number) => wordStart(line, at);

const bindings = new Map<string, Binding>([
  ...['C-a', 'home'].map((key) => [key, move(atStart)] as const),
  ...['C-e', 'end'].map((key) => [key, move(atEnd)] as const),
  ...['C-b', 'left'].map((key) => [key, move(previousRune)] as const),
  ...['C-f', 'right'].map((key) => [key, move(nextRune)] as const),
  ['M-b', move(wordBack)],
  ['M-f', move(wordEnd)],
  ...['C-h', 'backspace'].map((key) => [key, deleteBackward] as const),
  ...['C-d', 'delete'].map((key) => [key, deleteForward] as const),
  ['C-k', cut(atEnd)],
  ['C-u', cut(atStart)],
  ['C-w', cut((line, at) => wordStart(line, at, /\S/))],
  ['M-d', cut(wordEnd)],
  ...['M-backspace', 'M-C-h'].map((key) => [key, cut(wordBack)] as const),
  ['C-y', yank],
  ['M-y', yankPop],
  ...['M-.', 'M-_'].map((key) => [key, yankLastArgument] as const),
  ['C-t', transpose],
  ['C-_', undo],
  ...['C-p', 'up'].map((key) => [key, older] as const),
  ...['C-n', 'down'].map((key) => [key, newer] as const),
  ['M-<', (state) => browse(state, 0)],
  ['M->', (state) => browse(state, state.history.length)],
  ['C-r', (state) => startSearch(state, true)],
  ['C-s', (state) => startSearch(state, false)],
  ['C-v', (state) => ({ ...state, quoting: true })],
  ['C-q', (state) => ({ ...state, quoting: true })],
]);

const beep: Effect = { type: 'bell' };

const leave = (state: ReadlineState, text: string, effect: Effect): Step => ({
  state,
  effects: [{ type: 'write', text: `${leaveLine(state)}${text}\r\n` }, effect],
});

function accept(state: ReadlineState): Step {
  const drawn = redraw({ ...state, search: undefined });
  const left = leave(drawn.state, '', { type: 'accept', line: state.line });
  return { state: left.state, effects: [...drawn.effects, ...left.effects] };
}

function pressInSearch(state: ReadlineState, search: NonNullable<ReadlineState['search']>, key: Key): Step {
  switch (key.name) {
    case 'text':
    case 'paste':
      return redraw(extendSearch(state, search, key.text));
    case 'backspace':
    case 'C-h':
      return redraw(shortenSearch(state, search));
    case 'C-r':
    case 'C-s':
      return redraw(searchOn(state, search, key.name === 'C-r'));
    case 'C-g':
      return redraw(cancelSearch(state, search));
    case 'C-c':
      return pressKey(cancelSearch(state, search), key);
    default: {
      // Any other key ends the search and then does what it does.
      const ended = redraw(endSearch(state, search));
      const done = key.name === 'unknown' ? ended : pressKey(ended.state, key);
      return { state: done.state, effects: done === ended ? ended.effects : [...ended.effects, ...done.effects] };
    }
  }
}

/** What a key does. After `accept`, `interrupt` and `eof` the next line begins with startLine. */
export function pressKey(state: ReadlineState, key: Key): Step {
  if (state.asked) return answerQuestion(state, state.asked, key.text);
  if (state.quoting) return redraw(insert({ ...state, quoting: false }, key.text));
  if (state.search) return pressInSearch(state, state.search, key);
  switch (key.name) {
    case 'text':
    case 'paste':
      return redraw(insert(state, key.name === 'paste' ? key.text.replace(/\r\n?/g, '\n') : key.text));
    case 'enter':
    case 'C-j':
      return accept(state);
    case 'C-c':
      return leave(state, '^C', { type: 'interrupt' });
    case 'C-z':
      return { state, effects: [{ type: 'suspend' }] };
    case 'tab':
      return { state, effects: [{ type: 'complete', line: state.line, cursor: state.cursor }] };
    case 'C-l': {
      const drawn = drawAgain(state);
      return { state: drawn.state, effects: [{ type: 'clear' }, ...drawn.effects] };
    }
    case 'C-d':
      if (state.line === '') return { state, effects: [{ type: 'eof' }] };
  }
  const after = bindings.get(key.name)?.(state);
  return after ? redraw(after) : { state: { ...state, last: 'other' }, effects: [beep] };
}

/** Another width: the terminal has wrapped anew, so prompt and line are written over what is there. */
export function resize(state: ReadlineState, columns: number): Step {
  const { row } = state.drawn.cursor;
  const drawn = drawAgain({ ...state, columns });
  const up = `${row > 0 ? `\x1b[${row}A` : ''}\r`;
  return { state: drawn.state, effects: [{ type: 'write', text: up }, ...drawn.effects] };
}
