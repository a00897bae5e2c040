// The white space of Unicode that a Dockerfile's reader knows: unlike \s it has U+0085 and not U+FEFF.
const WIDE = /^[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

export function isSpace(ch: string): boolean {
  return ch === ' ' || (ch >= '\t' && ch <= '\r') || (ch > '~' && WIDE.test(ch));
}

/** The blanks that separate words of an instruction. */
export function isBlank(ch: string): boolean {
  return ch === ' ' || ch === '\t' || ch === '\v' || ch === '\f' || ch === '\r';
}

export function trimLeft(text: string): string {
  let at = 0;
  while (at < text.length && isSpace(text.charAt(at))) at++;
  return text.slice(at);
}

export function trimSpace(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end--;
  return trimLeft(text.slice(0, end));
}

/** Splits at runs of blanks into at most `limit` pieces; the last piece keeps the rest. */
export function splitBlanks(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length && pieces.length < limit - 1; at++) {
    if (!isBlank(text.charAt(at))) continue;
    pieces.push(text.slice(from, at));
    while (at + 1 < text.length && isBlank(text.charAt(at + 1))) at++;
    from = at + 1;
  }
  pieces.push(text.slice(from));
  return pieces;
}
