/** A POSIX extended regular expression as JavaScript reads it: character classes, and no other escapes. */
export function regexSource(source: string): string {
  return source
    .replace(
      /\[:(alnum|alpha|digit|lower|upper|space|blank|punct|xdigit):\]/g,
      (_, name: keyof typeof classes) => classes[name],
    )
    .replace(/\[\^?\]/g, (open) => `${open.slice(0, -1)}\\]`);
}

const classes = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
} as const;
