import { ConfigError } from './ini';

/** shlex.split(): words as a POSIX shell would quote them, without any expansion. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (/\s/.test(c)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word ??= '';
    if (c === '\\') {
      if (i + 1 >= text.length) throw new ConfigError('No escaped character');
      word += text[++i] ?? '';
    } else if (c === "'" || c === '"') {
      for (i++; text[i] !== c; i++) {
        if (i >= text.length) throw new ConfigError('No closing quotation');
        if (c === '"' && text[i] === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) i++;
        word += text[i] ?? '';
      }
    } else word += c;
  }
  if (word !== undefined) words.push(word);
  return words;
}
