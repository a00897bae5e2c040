import { readFileSync } from 'node:fs';
import { fromTypescript } from '../prose/from-typescript';
import { type Prose, placeIn } from '../prose/prose';
import { proseIn } from '../prose/read-prose';
import { spelling } from '../prose/spelling';
import { tone } from '../prose/tone';
import { deadLink } from './dead-link';
import { filesUnder } from './files-under';

const read = (file: string): [string, string] => [file, readFileSync(file, 'utf8')];

/** What the judge and the pages say stands in their sources; tests and the cases of a measurement are no prose. */
const spoken = (folder: string): [string, string][] =>
  Object.entries(filesUnder(folder))
    .filter(([path]) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^(testing|validity)\//.test(path))
    .map(([path, text]) => [`${folder}/${path}`, text]);

/** Addresses in a source: whatever is built there cannot be looked at. */
async function addresses([file, text]: readonly [string, string]): Promise<string[]> {
  const source: Prose = { file, text };
  const found = [...text.matchAll(/(?<=['"`(])https?:\/\/[^\s'"`)]*/g)].filter(([url]) => !url.includes('$'));
  const dead = found.map(async ({ 0: url, index }) => {
    const problem = await deadLink(url, '/');
    return problem ? [`${placeIn(source, index)}: ${problem}`] : [];
  });
  return (await Promise.all(dead)).flat();
}

/** Tone, spelling and links of what belongs to no lesson: the glossary, the map, and all that the judge and the pages say. */
export async function checkShared(): Promise<string[]> {
  const sources = [...spoken('grading'), ...spoken('components'), ...spoken('app'), read('content/course.ts')];
  const all = [
    ...sources.map(([file, text]) => fromTypescript(file, text)),
    ...proseIn(Object.fromEntries([read('content/glossary/terms.yaml')])),
  ];
  const slow = [...all.map(spelling), ...sources.map(addresses)];
  return [...all.flatMap(tone), ...(await Promise.all(slow)).flat()];
}
