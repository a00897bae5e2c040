const slop = 5;

// A cut that would leave less than `slop` characters over is not made.
const cut = (text: string, width: number): readonly [line: string, rest: string] => {
  if (width + slop > text.length) return [text, ''];
  const head = text.slice(0, width);
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'), head.lastIndexOf('\n'));
  if (blank <= 0) return [text, ''];
  const newline = head.lastIndexOf('\n');
  const at = newline > 0 ? newline : blank;
  return [text.slice(0, at), text.slice(at + 1)];
};

/** Wraps text that begins at column `indent` the way pflag wraps its flag descriptions. */
export function wrap(text: string, indent: number, columns: number): string {
  const room = columns - indent;
  if (columns <= 0) return text.replaceAll('\n', `\n${' '.repeat(indent)}`);
  const block = room < 24;
  const margin = block ? 16 : indent;
  const newline = `\n${' '.repeat(margin)}`;
  const width = columns - margin;
  if (width < 24) return text.replaceAll('\n', newline);
  const lines: string[] = [];
  let rest = text;
  do {
    const [line, next] = cut(rest, width - slop);
    lines.push(line.replaceAll('\n', newline));
    rest = next;
  } while (rest !== '');
  return (block ? newline : '') + lines.join(newline);
}
