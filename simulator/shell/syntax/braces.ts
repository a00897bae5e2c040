// Brace expansion works on the text of a word, before any other expansion. Quotes and ${…} protect what they hold.

const LIMIT = 100_000;

/** `a{b,c}{1..2}` → ab1 ab2 ac1 ac2. A brace without comma or range stays. */
export function expandBraces(text: string): string[] {
  const open = findBrace(text);
  if (!open) return [text];
  const head = text.slice(0, open.start);
  const tails = expandBraces(text.slice(open.end + 1));
  const choices = open.items.flatMap((item) => (open.range ? [item] : expandBraces(item)));
  const out: string[] = [];
  for (const choice of choices) for (const tail of tails) if (out.push(head + choice + tail) >= LIMIT) return out;
  return out;
}

interface Brace {
  readonly start: number;
  readonly end: number;
  readonly items: string[];
  readonly range: boolean;
}

function findBrace(text: string): Brace | undefined {
  for (let i = 0; i < text.length; i++) {
    const skipped = skipQuoted(text, i);
    if (skipped > i) {
      i = skipped - 1;
      continue;
    }
    if (text[i] !== '{') continue;
    const brace = readBrace(text, i);
    if (brace) return brace;
  }
  return undefined;
}

function readBrace(text: string, start: number): Brace | undefined {
  const commas: number[] = [];
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const skipped = skipQuoted(text, i);
    if (skipped > i) {
      i = skipped - 1;
    } else if (text[i] === '{') depth++;
    else if (text[i] === ',' && depth === 1) commas.push(i);
    else if (text[i] === '}' && --depth === 0) {
      if (commas.length > 0) {
        const bounds = [start, ...commas, i];
        return {
          start,
          end: i,
          range: false,
          items: bounds.slice(0, -1).map((from, k) => text.slice(from + 1, bounds[k + 1])),
        };
      }
      const items = readRange(text.slice(start + 1, i));
      return items ? { start, end: i, range: true, items } : undefined;
    }
  }
  return undefined;
}

function readRange(text: string): string[] | undefined {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(text);
  const letters = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?$/.exec(text);
  const found = numbers ?? letters;
  if (!found) return undefined;
  const [, first = '', last = '', stepText] = found;
  const from = numbers ? Number(first) : first.charCodeAt(0);
  const to = numbers ? Number(last) : last.charCodeAt(0);
  const step = Math.abs(Number(stepText ?? 1)) || 1;
  const width =
    numbers && /^-?0\d/.test(`${first} ${last}`.split(' ').find((n) => /^-?0\d/.test(n)) ?? '')
      ? Math.max(first.length, last.length)
      : 0;
  const out: string[] = [];
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step) {
    if (out.length >= LIMIT) break;
    out.push(numbers ? pad(n, width) : String.fromCharCode(n));
  }
  return out;
}

const pad = (n: number, width: number): string =>
  n < 0 ? `-${String(-n).padStart(width - 1, '0')}` : String(n).padStart(width, '0');

/** End of the quoted or expanded stretch that starts at i; i when none does. */
function skipQuoted(text: string, i: number): number {
  const c = text[i];
  if (c === '\\') return i + 2;
  if (c === "'" || c === '`') return closing(text, i + 1, c);
  if (c === '"') {
    let k = i + 1;
    while (k < text.length && text[k] !== '"') k += text[k] === '\\' ? 2 : 1;
    return k + 1;
  }
  if (c !== '$' || (text[i + 1] !== '{' && text[i + 1] !== '(')) return i;
  let depth = 0;
  for (let k = i + 1; k < text.length; k++) {
    if (text[k] === '\\') k++;
    else if ('{('.includes(text[k] ?? ' ')) depth++;
    else if ('})'.includes(text[k] ?? ' ') && --depth === 0) return k + 1;
  }
  return text.length;
}

const closing = (text: string, from: number, quote: string): number => text.indexOf(quote, from) + 1 || text.length;
