import { parseSync } from 'vite';
import { type EstreeNode, literalRanges } from './literal-ranges';
import { keep, type Prose } from './prose';

/** Properties that hold a name, a pattern or a command. */
const CODE = new Set(['id', 'lesson', 'run', 'observes', 'needs']);
/** A sentence, or a piece of one between two values; what has no space, or a shell's signs, is code. */
const isSentence = (text: string) =>
  /[A-Za-z]{2,} [a-z]/.test(text) && !/^.?(docker|npm|sh|if|while|apt-get) |&&|\$\(|=>|^.?[/^(]/.test(text);

/** The sentences in the strings of a source file. */
export function fromTypescript(file: string, text: string): Prose {
  const { program } = parseSync(file, text);
  const ranges = literalRanges(program as unknown as EstreeNode, CODE);
  return keep(
    file,
    text,
    ranges.filter(([from, to]) => isSentence(text.slice(from, to))),
  );
}
