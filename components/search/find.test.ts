import { expect, it } from 'vitest';
import { searchIndex } from '@/content/search-index';
import { find } from './find';

const titles = (question: string) => find(searchIndex, question).map(({ kind, title }) => `${kind}: ${title}`);

it.each([
  ['zombie', 'term: zombie'],
  ['PID 1', 'term: PID 1'],
  ['exec form', 'term: exec form'],
  ['137', 'belief: 137 means the container ran out of memory.'],
  ['docker top', 'command: docker top slow -o pid,ppid,args'],
  ['--init', 'command: docker run -d --init --name deaf-init deaf'],
  ['ten second', 'lesson: The ten-second stop'],
  ['instant', 'exercise: Make a ten-second stop instant'],
])('%s finds %s near the top', (question, title) => {
  expect(titles(question).slice(0, 4)).toContain(title);
});

it('needs every word, and answers nothing to nothing', () => {
  expect(find(searchIndex, 'zombie xylophone')).toEqual([]);
  expect(find(searchIndex, '  ')).toEqual([]);
});

it('finds by the beginning of a word, whatever its case', () => {
  expect(titles('SIGT')[0]).toBe('term: SIGTERM');
});

it('quotes the place', () => {
  const quotes = find(searchIndex, 'EAGAIN').map(({ quote }) => quote);
  expect(quotes[0]).toContain('EAGAIN');
});

it('leads to a place in the course', () => {
  for (const { href, title } of searchIndex) {
    expect(href, title).toMatch(/^\/(lessons\/[a-z0-9-]+|glossary)\/(#[a-z0-9-]+)?$/);
    expect(title.length).toBeGreaterThan(0);
  }
});
