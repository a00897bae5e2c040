import type { EntryKind, SearchEntry } from '@/content/search-index';

export interface Found extends SearchEntry {
  /** Words around the first match in the text. */
  readonly quote: string;
}

// Words keep what commands are made of: --init, exec, "$@", node:20-slim, .dockerignore.
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[^\s,;()[\]{}“”‘’"']+/g) ?? [];
const bare = (word: string) => word.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');

const weight: Record<EntryKind, number> = { term: 1.3, lesson: 1.2, belief: 1.1, exercise: 1.1, command: 1 };

/** How well one word of the question fits a text: the whole word, its beginning, or a part of it. */
function fit(wanted: string, words: readonly string[]): number {
  let best = 0;
  for (const word of words) {
    if (word === wanted || bare(word) === wanted) return 1;
    if (word.startsWith(wanted) || bare(word).startsWith(wanted)) best = Math.max(best, 0.7);
    else if (wanted.length > 2 && word.includes(wanted)) best = Math.max(best, 0.3);
  }
  return best;
}

function quoteFrom(text: string, wanted: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = Math.max(
    0,
    Math.min(...wanted.map((word) => lower.indexOf(word)).filter((place) => place >= 0), text.length),
  );
  const start = at === text.length ? 0 : Math.max(0, lower.lastIndexOf(' ', Math.max(0, at - 40)) + 1);
  const end = text.indexOf(' ', start + 140);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end < 0 ? undefined : end)}${end < 0 ? '' : ' …'}`;
}

/** Every word must be found; titles count more than texts, and a title that holds the question as typed counts most. */
export function find(entries: readonly SearchEntry[], question: string, limit = 20): Found[] {
  const wanted = wordsOf(question);
  if (wanted.length === 0) return [];
  const typed = question.trim().toLowerCase();
  const scored = entries.flatMap((entry) => {
    const title = wordsOf(entry.title);
    const text = wordsOf(`${entry.text} ${entry.where}`);
    let score = entry.title.toLowerCase().includes(typed) ? 3 : entry.text.toLowerCase().includes(typed) ? 1 : 0;
    for (const word of wanted) {
      const here = Math.max(3 * fit(word, title), fit(word, text));
      if (here === 0) return [];
      score += here / wanted.length;
    }
    return [{ entry, score: score * weight[entry.kind] - title.length / 1000 }];
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => ({ ...entry, quote: quoteFrom(entry.text, wanted) }));
}
