const word = (text: string): string => (/^[\w@%+=:,./$-]+$/.test(text) ? text : `"${text}"`);

/** An argv as one would type it, cut to a readable length. */
export function quoteCommand(argv: readonly string[]): string {
  const text = argv.map(word).join(' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** A living process’s argv: one word may be a title that the program gave itself, such as “nginx: worker process”. */
export const titleOf = (argv: readonly string[]): string => (argv.length === 1 ? (argv[0] ?? '') : quoteCommand(argv));

/** An argv in exec form. */
export const execForm = (argv: readonly string[]): string => `[${argv.map((one) => JSON.stringify(one)).join(', ')}]`;
