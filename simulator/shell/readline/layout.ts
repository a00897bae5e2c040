import { displayWidth, runeWidth } from '../../cli/display-width';

export interface Position {
  readonly row: number;
  readonly column: number;
}

const plain = /^[\x20-\x7e]*$/;

const advance = ({ row, column }: Position, width: number, columns: number): Position => {
  const cells = column + width;
  return { row: row + Math.floor(cells / columns), column: cells % columns };
};

/** How one character is shown: tabs as blanks, other control characters as ^X. */
const show = (rune: string, column: number): string => {
  if (rune === '\t') return ' '.repeat(8 - (column % 8));
  if (rune === '\x7f') return '^?';
  return rune < ' ' ? `^${String.fromCharCode(rune.charCodeAt(0) + 64)}` : rune;
};

/** Writes text from a position on a terminal of `columns`; `end` is where the cursor is meant to be afterwards. */
export function paint(
  text: string,
  start: Position,
  columns: number,
): { readonly output: string; readonly end: Position } {
  if (plain.test(text)) {
    const end = advance(start, text.length, columns);
    return { output: text + settle(text, end), end };
  }
  const parts: string[] = [];
  let at = start;
  let filled = false;
  for (const rune of text) {
    if (rune === '\n') {
      parts.push(filled ? ' \r\r\n' : '\r\n');
      at = { row: at.row + 1, column: 0 };
      filled = false;
      continue;
    }
    const shown = show(rune, at.column);
    const width = shown === rune ? runeWidth(rune) : displayWidth(shown);
    if (width === 2 && shown === rune && at.column === columns - 1) {
      parts.push('\x1b[K');
      at = { row: at.row + 1, column: 0 };
    }
    parts.push(shown);
    at = advance(at, width, columns);
    if (width > 0) filled = at.column === 0;
  }
  return { output: parts.join('') + (filled ? ' \r' : ''), end: at };
}

// A terminal wraps only when the next character comes: make it.
const settle = (text: string, end: Position): string => (text !== '' && end.column === 0 ? ' \r' : '');

export const locate = (text: string, start: Position, columns: number): Position => paint(text, start, columns).end;

export function moveCursor(from: Position, to: Position): string {
  const rows = to.row - from.row;
  const vertical = rows === 0 ? '' : rows < 0 ? `\x1b[${-rows}A` : `\x1b[${rows}B`;
  if (rows === 0 && to.column === from.column) return '';
  if (rows === 0 && to.column === from.column - 1) return '\b';
  return `${vertical}\r${to.column > 0 ? `\x1b[${to.column}C` : ''}`;
}
