/** The words of the last simple command up to the cursor, unquoted; `start` is where the last one begins, `quote` the one it is inside. */
export function splitLine(text: string): { words: readonly string[]; start: number; quote: string } {
  let words: string[] = [];
  let word = '';
  let start = 0;
  let open = false;
  let quote = '';
  const finish = (): void => {
    if (open) words.push(word);
    word = '';
    open = false;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quote) {
      if (c === quote) quote = '';
      else if (c === '\\' && quote === '"') word += text[++i] ?? '';
      else word += c;
    } else if (/\s/.test(c)) finish();
    else if (/[;&|()]/.test(c) && !(c === '&' && /[<>]/.test(text[i - 1] ?? ''))) {
      finish();
      words = [];
    } else if (/[<>]/.test(c)) {
      finish();
      words.push(c);
    } else {
      if (!open) start = i;
      open = true;
      if (c === '"' || c === "'") {
        quote = c;
        start = i + 1;
      } else word += c === '\\' ? (text[++i] ?? '') : c;
    }
  }
  if (!open) start = text.length;
  words.push(word);
  while (words.length > 1 && /^\w+=|^(?:sudo|exec|time|command|env|then|do|else|!)$/.test(words[0] ?? ''))
    words = words.slice(1);
  return { words, start, quote };
}
