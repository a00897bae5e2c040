import { readdirSync, readFileSync } from 'node:fs';
import { gzippedKB, lessonPages, moduleScripts } from './exported-page';
import { type Figure, figure } from './figure';

const budget = 145;

const others = (): { path: string; size: number }[] =>
  readdirSync('out', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html') && !path.startsWith('lessons/'))
    .map((path) => ({ path, size: gzippedKB(moduleScripts(readFileSync(`out/${path}`, 'utf8'))) }));

// Each lesson, and the heaviest of all other pages. Async so that every measure has one shape.
export async function firstLoad(): Promise<Figure[]> {
  const [worst] = others().sort((a, b) => b.size - a.size);
  return [
    ...lessonPages().map(({ slug, html }) =>
      figure(`first-load JS of ${slug}, gzip`, gzippedKB(moduleScripts(html)), 'KB', budget),
    ),
    ...(worst
      ? [
          figure(
            `first-load JS of /${worst.path.replace('index.html', '')}, the heaviest other page, gzip`,
            worst.size,
            'KB',
            budget,
          ),
        ]
      : []),
  ];
}
