import type { ProcInfo } from '../../kernel/syscalls';
import type { Chosen, View } from './columns';

// One line of ps: cells keep to their columns; one that is too long borrows from the blanks of the next.
export function layOut(cells: readonly { text: string; width: number; right: boolean }[], lastFree: boolean): string {
  let line = '';
  let end = 0;
  cells.forEach(({ text, width, right }, i) => {
    const start = end + (i > 0 ? 1 : 0);
    end = start + width;
    if (i > 0) line += ' ';
    if (right) line = line.padEnd(Math.max(line.length, end - text.length)) + text;
    else
      line =
        line.padEnd(start) +
        (lastFree && i === cells.length - 1 ? text : text.slice(0, Math.max(width, 0)).padEnd(width));
  });
  return line;
}

export interface TableOptions {
  readonly headers: boolean;
  /** Columns of the terminal; Infinity for none. */
  readonly width: number;
  /** Text before the command: forest branches or indentation. */
  readonly prefix?: (p: ProcInfo) => string;
}

const commands = new Set(['args', 'command', 'cmd', 'comm', 'ucmd', 'ucomm']);

export function processTable(
  rows: readonly ProcInfo[],
  format: readonly Chosen[],
  view: View,
  options: TableOptions,
): string {
  const lines: string[] = [];
  if (options.headers && format.some(({ header }) => header !== ''))
    lines.push(
      layOut(
        format.map(({ header, width, column }) => ({
          text: header,
          width: header.length > width && !column.right ? header.length : width,
          right: column.right,
        })),
        true,
      ),
    );
  const seat = format.findIndex(({ name }) => commands.has(name));
  for (const row of rows) {
    const cells = format.map(({ column, width }, i) => ({
      text: (i === seat ? (options.prefix?.(row) ?? '') : '') + column.text(row, view),
      width,
      right: column.right,
    }));
    lines.push(layOut(cells, true));
  }
  return lines.map((line) => `${line.slice(0, options.width)}\n`).join('');
}
