export interface DiffLine {
  readonly kind: 'same' | 'mine' | 'theirs';
  readonly text: string;
}

/** The shortest way from one text to the other, line by line. */
export function diffLines(mine: string, theirs: string): DiffLine[] {
  const a = linesOf(mine);
  const b = linesOf(theirs);
  // longest[i][j]: lines in common of a from i and b from j.
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = longest[i] ?? [];
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'mine', text: left });
      i++;
    } else {
      lines.push({ kind: 'theirs', text: right ?? '' });
      j++;
    }
  }
  return lines;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
