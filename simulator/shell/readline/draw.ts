import { runeWidth } from '../../cli/display-width';
import { locate, moveCursor, type Position, paint } from './layout';
import type { Effect, ReadlineState, Step } from './state';

const caret = (char: string): string => (char === '\x7f' ? '^?' : `^${String.fromCharCode(char.charCodeAt(0) + 64)}`);

/** The prompt as it is written, and where the line begins after it. */
function promptOf({ search, prompt, promptWidth, columns }: ReadlineState): { output: string; origin: Position } {
  if (!search)
    return { output: prompt + (wraps(promptWidth, columns) ? ' \r' : ''), origin: after(promptWidth, columns) };
  const how = `${search.failed ? 'failed ' : ''}${search.backward ? 'reverse-' : ''}i-search`;
  const query = search.query.replace(/[\x00-\x1f\x7f]/g, caret);
  const { output, end } = paint(`(${how})\`${query}': `, { row: 0, column: 0 }, columns);
  return { output, origin: end };
}

const wraps = (width: number, columns: number): boolean => width > 0 && width % columns === 0;
const after = (width: number, columns: number): Position => ({
  row: Math.floor(width / columns),
  column: width % columns,
});

// Where two texts part, moved back so that no character loses its combining marks.
function commonLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  if (a.startsWith(b) || b.startsWith(a)) length = limit;
  else while (a.charCodeAt(length) === b.charCodeAt(length)) length++;
  const marks = (text: string) => {
    const rune = String.fromCodePoint(text.codePointAt(length) ?? 0x20);
    return /[\udc00-\udfff]/.test(text.charAt(length)) || (rune > '\x7f' && runeWidth(rune) === 0);
  };
  while (length > 0 && (marks(a) || marks(b))) length--;
  return length;
}

/** Brings the screen up to date with the least output. */
export function redraw(state: ReadlineState): Step {
  const { drawn, columns, line, cursor } = state;
  const { output: prompt, origin } = promptOf(state);
  let text = '';
  let at = drawn.cursor;
  if (prompt !== drawn.prompt) {
    const body = paint(line, origin, columns);
    text = `${moveCursor(at, { row: 0, column: 0 })}\x1b[J${prompt}${body.output}`;
    at = body.end;
  } else if (line !== drawn.line) {
    const same = commonLength(drawn.line, line);
    const start = locate(line.slice(0, same), origin, columns);
    const { output, end } = paint(line.slice(same), start, columns);
    const shorter = same < drawn.line.length;
    text = moveCursor(at, start) + (shorter ? '\x1b[J' : '') + output;
    at = end;
  }
  const target = cursor === line.length && at !== drawn.cursor ? at : locate(line.slice(0, cursor), origin, columns);
  text += moveCursor(at, target);
  const effects: Effect[] = text === '' ? [] : [{ type: 'write', text }];
  return { state: { ...state, drawn: { prompt, origin, line, cursor: target } }, effects };
}

/** Writes prompt and line anew, from the first column of a free row. */
export function drawAgain(state: ReadlineState): Step {
  const origin = { row: 0, column: 0 };
  return redraw({ ...state, drawn: { prompt: '\0', origin, line: '', cursor: origin } });
}

/** The output that puts the cursor behind the line. */
export function leaveLine(state: ReadlineState): string {
  const { drawn, columns, line } = state;
  return moveCursor(drawn.cursor, locate(line, drawn.origin, columns));
}
