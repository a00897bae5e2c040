import { readFileSync } from 'node:fs';
import { fromTypescript } from '../prose/from-typescript';
import { proseIn } from '../prose/read-prose';
import { spelling } from '../prose/spelling';
import { tone } from '../prose/tone';
import { filesUnder } from './files-under';

/** What the judge says stands in its sources; tests and the cases of a measurement are no prose. */
const isSpoken = (path: string) => path.endsWith('.ts') && !/\.test\.ts$|^(testing|validity)\//.test(path);

/** Tone and spelling of what belongs to no lesson: the glossary, the map, and all that the judge says. */
export async function checkShared(): Promise<string[]> {
  const sources = Object.entries(filesUnder('grading'))
    .filter(([path]) => isSpoken(path))
    .map(([path, text]) => [`grading/${path}`, text] as const);
  const course = 'content/course.ts';
  const terms = 'content/glossary/terms.yaml';
  const all = [
    ...[...sources, [course, readFileSync(course, 'utf8')] as const].map(([file, text]) => fromTypescript(file, text)),
    ...proseIn({ [terms]: readFileSync(terms, 'utf8') }),
  ];
  return [...all.flatMap(tone), ...(await Promise.all(all.map(spelling))).flat()];
}
