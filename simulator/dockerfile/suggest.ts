const MAX_DISTANCE = 2;

/** " (did you mean X?)" for the option nearest to a word, or '' when none is near or the word is one of them. */
export function suggest(word: string, options: Iterable<string>, caseSensitive: boolean): string {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  let best = '';
  let least = MAX_DISTANCE + 1;
  for (const option of options) {
    if (fold(option) === fold(word)) return '';
    const distance = measureDistance(fold(word), fold(option));
    if (distance < least) {
      least = distance;
      best = option;
    }
  }
  if (best === '') return '';
  const shouts = word === word.toUpperCase() && word !== word.toLowerCase();
  return ` (did you mean ${caseSensitive || shouts ? best : best.toLowerCase()}?)`;
}

// Levenshtein's distance; words too different in length aren't measured.
function measureDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_DISTANCE) return MAX_DISTANCE + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
