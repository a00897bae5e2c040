/** A simple directive `name args;`, or one with a block. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly block: readonly Directive[] | undefined;
  readonly line: number;
  readonly file: string;
}

/** A configuration nginx refuses; the message is what follows "nginx: [emerg] ". */
export class ConfigError extends Error {
  /** It came to light after all of it had been read. */
  readonly late: boolean;
  constructor(message: string, late = false) {
    super(message);
    this.late = late;
  }
}

interface Word {
  readonly text: string;
  readonly line: number;
  readonly quoted: boolean;
}

function words(text: string, file: string): Word[] {
  const out: Word[] = [];
  let line = 1;
  const pattern =
    /(\n)|[ \t\r]+|#[^\n]*|([{};])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^\s{};"'\\]|\\.|\$\{\w+\})+)/gy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new ConfigError(`unexpected end of file, expecting ";" or "}" in ${file}:${line}`);
    const quoted = match[3] ?? match[4];
    if (match[1]) line += 1;
    else if (match[2]) out.push({ text: match[2], line, quoted: false });
    else if (quoted !== undefined) out.push({ text: quoted, line, quoted: true });
    else if (match[5] !== undefined) out.push({ text: match[5], line, quoted: false });
    if (quoted) line += (quoted.match(/\n/g) ?? []).length;
  }
  return out;
}

/** Reads one file's directives; `takesBlock` knows which may have one. Throws ConfigError. */
export function parseConfig(
  text: string,
  file: string,
  takesBlock: (name: string) => boolean = () => true,
): Directive[] {
  const list = words(text, file);
  const lastLine = text.split('\n').length;
  let at = 0;
  const read = (nested: boolean): Directive[] => {
    const out: Directive[] = [];
    for (;;) {
      const first = list[at];
      if (!first) {
        if (nested) throw new ConfigError(`unexpected end of file, expecting "}" in ${file}:${lastLine}`);
        return out;
      }
      at += 1;
      if (first.text === '}' && !first.quoted) {
        if (nested) return out;
        throw new ConfigError(`unexpected "}" in ${file}:${first.line}`);
      }
      if (first.text === ';' || first.text === '{')
        throw new ConfigError(`unexpected "${first.text}" in ${file}:${first.line}`);
      const args: string[] = [];
      for (;;) {
        const word = list[at];
        at += 1;
        if (!word) throw new ConfigError(`unexpected end of file, expecting ";" or "}" in ${file}:${lastLine}`);
        if (!word.quoted && word.text === ';') {
          out.push({ name: first.text, args, block: undefined, line: first.line, file });
          break;
        }
        if (!word.quoted && word.text === '{') {
          if (!takesBlock(first.text))
            throw new ConfigError(`directive "${first.text}" is not terminated by ";" in ${file}:${word.line}`);
          out.push({ name: first.text, args, block: read(true), line: first.line, file });
          break;
        }
        if (!word.quoted && word.text === '}') throw new ConfigError(`unexpected "}" in ${file}:${word.line}`);
        args.push(word.text);
      }
    }
  };
  return read(false);
}
