/** Columns after which Go's YAML encoder breaks a scalar at the next blank. */
const WIDTH = 80;

/** Breaks long plain and single-quoted scalars as Go's YAML encoder does; texts in blocks stay as they are. */
export function foldLines(text: string): string {
  let block: number | undefined;
  return text
    .split('\n')
    .map((line) => {
      const indent = /^ */.exec(line)?.[0].length ?? 0;
      if (block !== undefined && (line === '' || indent > block)) return line;
      block = /(?:^|: |- )[|>][-+\d]*$/.test(line) ? indent : undefined;
      return line.length > WIDTH ? fold(line, indent) : line;
    })
    .join('\n');
}

function fold(line: string, indent: number): string {
  const [head = '', ...dashes] = /^ *((?:- )*)(?:[\w./-]+: )?/.exec(line) ?? [];
  if (line.charAt(head.length) === '"') return line;
  const inner = indent + (dashes[0]?.length ?? 0);
  const key = head.length > inner;
  // Under a key two more than the key; an item of a list two more than its dash.
  const next = ' '.repeat(key ? inner + 2 : inner);
  let out = head;
  let column = head.length;
  for (let i = head.length; i < line.length; i++) {
    const char = line.charAt(i);
    if (
      char === ' ' &&
      column > WIDTH &&
      line.charAt(i + 1) !== ' ' &&
      line.charAt(i - 1) !== ' ' &&
      i + 1 < line.length
    ) {
      out += `\n${next}`;
      column = next.length;
    } else {
      out += char;
      column += 1;
    }
  }
  return out;
}
