/** A file's lines, those that a backslash continues taken together, and empty ones with what stands before them. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const last = blocks.at(-1);
    if (last !== undefined && (last.endsWith('\\') || line.trim() === ''))
      blocks[blocks.length - 1] = `${last}\n${line}`;
    else blocks.push(line);
  }
  return blocks;
}

/** The text with the block at `from` at the place `to`. */
export function moveBlock(text: string, from: number, to: number): string {
  const blocks = blocksOf(text);
  blocks.splice(to, 0, ...blocks.splice(from, 1));
  return blocks.join('\n') + (text.endsWith('\n') ? '\n' : '');
}
