import { isSpace } from './space';

/** Splits ENV, LABEL and ARG into words: quotes and escapes hold words together and stay in them. */
export function splitWords(text: string, escapeChar: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const ch = text.charAt(at);
    if (quote === '' && isSpace(ch)) {
      if (word !== '') words.push(word);
      word = '';
      continue;
    }
    if (ch === escapeChar && quote !== "'") {
      if (at + 1 === text.length) break;
      word += ch + text.charAt(++at);
      continue;
    }
    if (quote === '' && (ch === '"' || ch === "'")) quote = ch;
    else if (ch === quote) quote = '';
    word += ch;
  }
  if (word !== '') words.push(word);
  return words;
}
