import { isSpace, splitBlanks, trimSpace } from './space';

export interface CommandParts {
  keyword: string;
  flags: string[];
  rest: string;
}

/** Splits a logical line into its keyword, the `--flags` right after it, and the rest. */
export function splitCommand(line: string): CommandParts {
  const [keyword = '', tail] = splitBlanks(trimSpace(line), 2);
  if (tail === undefined) return { keyword, flags: [], rest: '' };
  const { flags, rest } = takeFlags(tail);
  return { keyword, flags, rest: trimSpace(rest) };
}

// Quotes and backslashes are removed from flags; the backslash escapes here whatever the escape directive says.
function takeFlags(line: string): { flags: string[]; rest: string } {
  const flags: string[] = [];
  let at = 0;
  while (true) {
    while (at < line.length && isSpace(line.charAt(at))) at++;
    if (!line.startsWith('--', at)) return { flags, rest: line.slice(at) };
    let word = '';
    let quote = '';
    for (; at < line.length; at++) {
      let ch = line.charAt(at);
      if (quote === '' && isSpace(ch)) break;
      if (quote === '' ? ch === '"' || ch === "'" : ch === quote) {
        quote = quote === '' ? ch : '';
        continue;
      }
      if (ch === '\\') {
        if (at + 1 === line.length) continue;
        ch = line.charAt(++at);
      }
      word += ch;
    }
    if (word === '--') return { flags, rest: line.slice(at) };
    flags.push(word);
  }
}
