export class PatternError extends Error {}

const META = /[[\]{}.+()|^$]/;

/** ${value#pattern} and ${value##pattern}: the value without its shortest or longest matching start. */
export function trimPrefix(pattern: string, value: string, longest: boolean): string {
  const match = new RegExp(`^(?:${toRegExp(pattern, longest)})`, 'u').exec(value);
  return match ? value.slice(match[0].length) : value;
}

/** ${value%pattern} and ${value%%pattern}: the same from the end, done on the reversed text. */
export function trimSuffix(pattern: string, value: string, longest: boolean): string {
  return reverse(trimPrefix(reversePattern(pattern), reverse(value), longest));
}

/** ${value/pattern/replacement} and, for every match, ${value//pattern/replacement}. */
export function replacePattern(pattern: string, value: string, replacement: string, all: boolean): string {
  const source = new RegExp(toRegExp(pattern, true), all ? 'gu' : 'u');
  return value.replace(source, () => replacement);
}

function toRegExp(pattern: string, greedy: boolean): string {
  const star = greedy ? '[^\\n]*' : '[^\\n]*?';
  let out = '';
  let inStar = false;
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at++) {
    let ch = chars[at] ?? '';
    if (ch === '*') {
      if (!inStar) out += star; // two stars match what one does, in less time
      inStar = true;
      continue;
    }
    inStar = false;
    if (ch === '?') out += '[^\\n]';
    else if (ch === '\\') {
      const next = chars[at + 1] ?? '';
      if (next === '}' || next === '/') continue;
      ch = next;
      at++;
      if (ch !== '*' && ch !== '?' && ch !== '\\') throw new PatternError(`invalid escape '\\${ch}'`);
      out += `\\${ch}`;
    } else out += META.test(ch) || ch === '/' ? `\\${ch}` : ch;
  }
  return out;
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

// An escape stays in front of the character it escapes.
function reversePattern(pattern: string): string {
  const pieces: string[] = [];
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at++) {
    const ch = chars[at] ?? '';
    pieces.push(ch === '\\' ? ch + (chars[++at] ?? '') : ch);
  }
  return pieces.reverse().join('');
}
