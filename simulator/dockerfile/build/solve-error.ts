import type { Source } from '../instruction';

/** A build that can't go on. `message` is what follows "ERROR: failed to solve: ". */
export class SolveError extends Error {
  /** The instruction that is quoted above the message. */
  readonly source: Pick<Source, 'start' | 'end'> | undefined;
  constructor(message: string, source?: Pick<Source, 'start' | 'end'>) {
    super(message);
    this.source = source;
  }
}

const CONTEXT_LINES = 4;

/** BuildKit's quotation of the lines in error, with as much around them as makes it a handful. */
export function quoteSource(name: string, text: string, { start, end }: Pick<Source, 'start' | 'end'>): string {
  const lines = text.split('\n');
  let first = start;
  let last = end;
  for (let padding = CONTEXT_LINES; padding > 0; ) {
    const before = padding;
    if (first > 1) {
      first -= 1;
      padding -= 1;
    }
    if (padding > 0 && last < lines.length) {
      last += 1;
      padding -= 1;
    }
    if (before === padding) break;
  }
  const shown = lines.slice(first - 1, last).map((line, i) => {
    const number = first + i;
    return ` ${String(number).padStart(3)} | ${number >= start && number <= end ? '>>>' : '   '} ${line}`;
  });
  const rule = '-'.repeat(20);
  return [`${name}:${start}`, rule, ...shown, rule, ''].join('\n');
}
