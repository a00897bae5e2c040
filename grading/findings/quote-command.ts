const word = (text: string): string => (/^[\w@%+=:,./$-]+$/.test(text) ? text : `"${text}"`);

/** An argv as one would type it, cut to a readable length. */
export function quoteCommand(argv: readonly string[]): string {
  const text = argv.map(word).join(' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** An argv in exec form. */
export const execForm = (argv: readonly string[]): string => `[${argv.map((one) => JSON.stringify(one)).join(', ')}]`;
