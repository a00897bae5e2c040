const DIRECTIVE = /^#[\t\n\f\r ]*([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*(.*)$/;
const KNOWN = new Set(['syntax', 'escape', 'check']);

/** The parser directives: comments of the form `# name=value` before anything else in the file. */
export class Directives {
  escape: '\\' | '`' = '\\';
  check = '';
  private seen = new Set<string>();
  private done = false;

  /** Looks at one line; returns BuildKit's error text for a directive that can't be. */
  read(line: string): string | undefined {
    if (this.done) return undefined;
    const match = line.startsWith('#') ? DIRECTIVE.exec(line) : null;
    const value = match?.[2]?.trimEnd() ?? '';
    if (!match || value === '') {
      this.done = true;
      return undefined;
    }
    const name = (match[1] ?? '').toLowerCase();
    if (!KNOWN.has(name)) return undefined;
    if (this.seen.has(name)) return `only one ${name} parser directive can be used`;
    this.seen.add(name);
    if (name === 'check') this.check = value;
    if (name !== 'escape') return undefined;
    if (value !== '\\' && value !== '`') return `invalid escape token '${value}' does not match \` or \\`;
    this.escape = value;
    return undefined;
  }
}
