import { displayWidth } from './display-width';

export interface TabWidths {
  /** Columns of a cell at least, and how many of them are blanks. */
  readonly minimum: number;
  readonly padding: number;
}
const docker: TabWidths = { minimum: 10, padding: 3 };

/**
 * Aligns tab-separated lines as Go's text/tabwriter does: a cell is ended by a tab, and a column is a run of
 * consecutive lines that have that cell.
 */
export function alignTabs(text: string, { minimum, padding }: TabWidths = docker): string {
  const rows = text.split('\n').map((line) => line.split('\t'));
  const output = rows.map(() => '');
  const align = (first: number, last: number, column: number) => {
    let row = first;
    while (row < last) {
      if ((rows[row]?.length ?? 0) - 1 <= column) {
        row++;
        continue;
      }
      let end = row;
      let width = 0;
      while (end < last && (rows[end]?.length ?? 0) - 1 > column)
        width = Math.max(width, displayWidth(rows[end++]?.[column] ?? ''));
      // A column of nothing but empty cells is dropped only with tabwriter's DiscardEmptyColumns, which Docker leaves off.
      const full = Math.max(minimum, width + padding);
      for (let line = row; line < end; line++) {
        const cell = rows[line]?.[column] ?? '';
        output[line] += cell + ' '.repeat(full - displayWidth(cell));
      }
      align(row, end, column + 1);
      row = end;
    }
  };
  align(0, rows.length, 0);
  return rows.map((row, line) => (output[line] ?? '') + (row.at(-1) ?? '')).join('\n');
}

/** A table with a header line; every cell but the last of a row is padded. */
export const formatTable = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${alignTabs([header, ...rows].map((row) => row.join('\t')).join('\n'))}\n`;
