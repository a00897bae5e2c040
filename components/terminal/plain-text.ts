import { unicodeVersion } from '@/simulator/shell/readline/unicode-version';

/** Rows kept; the oldest go first. */
const KEPT = 1000;

export interface PlainText {
  write(text: string): void;
  /** Whole lines, as long as the program wrote them, without trailing blanks. */
  lines(): string[];
  /** The line that the cursor is in, blanks and all. */
  line(): string;
  /** Rows that were dropped for length. */
  readonly dropped: number;
  resize(columns: number): void;
}

interface Row {
  cells: string[];
  /** It goes on in the next row: the terminal, not the program, broke the line. */
  wrapped: boolean;
}

const token = /\x1b\[([?>=]?)([\d;]*)([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_=>c78]|[\x00-\x1f\x7f]|./gsu;

/** What a terminal would show, as text: obeys the controls that line editors and progress displays use, drops colours. */
export function createPlainText(columns: number): PlainText {
  let width = columns;
  let rows: Row[] = [{ cells: [], wrapped: false }];
  let row = 0;
  let column = 0;
  let dropped = 0;
  let unfinished = '';

  const at = (index: number): Row => {
    while (rows.length <= index) rows.push({ cells: [], wrapped: false });
    return rows[index] ?? { cells: [], wrapped: false };
  };
  const newline = () => {
    row += 1;
    at(row);
    if (rows.length <= KEPT) return;
    const excess = rows.length - KEPT;
    rows = rows.slice(excess);
    row = Math.max(0, row - excess);
    dropped += excess;
  };
  const put = (char: string) => {
    const size = unicodeVersion.wcwidth(char.codePointAt(0) ?? 0);
    if (size === 0) {
      const { cells } = at(row);
      if (column > 0) cells[column - 1] = `${cells[column - 1] ?? ''}${char}`;
      return;
    }
    if (column + size > width) {
      at(row).wrapped = true;
      newline();
      column = 0;
    }
    const { cells } = at(row);
    while (cells.length < column) cells.push(' ');
    cells[column] = char;
    if (size === 2) cells[column + 1] = '';
    column += size;
  };
  const eraseLine = (how: number) => {
    const { cells } = at(row);
    if (how === 0) cells.length = Math.min(cells.length, column);
    else if (how === 1) cells.fill(' ', 0, column + 1);
    else cells.length = 0;
    if (how !== 1) at(row).wrapped = false;
  };
  const eraseDisplay = (how: number) => {
    if (how >= 2) rows = [{ cells: [], wrapped: false }];
    else if (how === 0) {
      eraseLine(0);
      rows.length = Math.min(rows.length, row + 1);
    }
    if (how >= 2) row = 0;
  };
  const obey = (final: string, parameters: string) => {
    const numbers = parameters.split(';').map(Number);
    const [first = 0, second = 0] = numbers;
    const count = Math.max(1, first);
    const { cells } = at(row);
    if (final === 'A') row = Math.max(0, row - count);
    else if (final === 'B') row = Math.min(rows.length - 1, row + count);
    else if (final === 'C') column = Math.min(width - 1, column + count);
    else if (final === 'D') column = Math.max(0, column - count);
    else if (final === 'G') column = count - 1;
    else if (final === 'H') {
      row = Math.min(rows.length - 1, count - 1);
      column = Math.max(1, second) - 1;
    } else if (final === 'J') eraseDisplay(first);
    else if (final === 'K') eraseLine(first);
    else if (final === 'P') cells.splice(column, count);
    else if (final === '@') cells.splice(column, 0, ...new Array<string>(count).fill(' '));
  };

  const text = (from: number) => {
    let line = '';
    let index = from;
    for (; index < rows.length; index++) {
      const { cells, wrapped } = at(index);
      line += cells.join('');
      if (!wrapped) break;
    }
    return { line, next: index + 1 };
  };

  return {
    write(input) {
      const whole = unfinished + input;
      unfinished = /\x1b(?:\[[?>=]?[\d;]*|\][^\x07\x1b]*)?$/.exec(whole)?.[0] ?? '';
      for (const [char, mark, parameters, final] of whole.slice(0, whole.length - unfinished.length).matchAll(token)) {
        if (final) {
          if (!mark) obey(final, parameters ?? '');
        } else if (char === '\n') newline();
        else if (char === '\r') column = 0;
        else if (char === '\b') column = Math.max(0, column - 1);
        else if (char === '\t') column = Math.min(width - 1, column + 8 - (column % 8));
        else if (char >= ' ' && char !== '\x7f') put(char);
      }
    },
    lines() {
      const lines: string[] = [];
      for (let index = 0; index < rows.length; ) {
        const { line, next } = text(index);
        lines.push(line.trimEnd());
        index = next;
      }
      while (lines.length > 0 && lines.at(-1) === '') lines.pop();
      return lines;
    },
    line() {
      let first = row;
      while (first > 0 && at(first - 1).wrapped) first -= 1;
      return text(first).line;
    },
    get dropped() {
      return dropped;
    },
    resize(next) {
      width = Math.max(2, next);
    },
  };
}
