const STOPS = ';&|<>';

/**
 * A command line as Compose reads it: blanks divide, quotes and backslashes keep together, nothing is expanded. It ends
 * before the first unquoted operator of a shell. Throws when a quote is left open.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  let escaped = false;
  for (const char of text) {
    if (escaped) {
      word = (word ?? '') + (char === 'n' ? '\n' : char === 't' ? '\t' : char);
      escaped = false;
    } else if (char === '\\' && quote !== "'") escaped = true;
    else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (STOPS.includes(char)) break;
    else if (char === '(') throw new Error('invalid command line string');
    else word = (word ?? '') + char;
  }
  if (escaped || quote !== '') throw new Error('invalid command line string');
  if (word !== undefined) words.push(word);
  return words;
}
