// npm run check -- LESSON: everything about one lesson that can be known without a browser. Prints each problem with its place.
// With --write, outputs of its console blocks that disagree are first replaced by what the terminal prints.
import { writeFileSync } from 'node:fs';
import { codeBlocks } from './check/code-blocks';
import { exercisesOf } from './check/exercises';
import { fillTranscripts } from './check/fill-transcripts';
import { frontmatter } from './check/frontmatter';
import { incidentsOf } from './check/incidents';
import type { Check } from './check/lesson-source';
import { readLesson } from './check/lesson-source';
import { shownFiles } from './check/shown-files';
import { sourceQuotes } from './check/source-quotes';
import { transcripts } from './check/transcripts';
import { vocabulary } from './check/vocabulary';

// A new check is one module under check/ and one line here.
const checks: Check[] = [
  frontmatter,
  vocabulary,
  codeBlocks,
  sourceQuotes,
  exercisesOf,
  incidentsOf,
  shownFiles,
  transcripts,
];

const words = process.argv.slice(2);
const slug = words.find((word) => !word.startsWith('--'));
if (!slug) {
  console.error('Which lesson? npm run check -- pid-1');
  process.exit(2);
}

let lesson = readLesson(slug);
if (words.includes('--write') && !('problem' in lesson)) {
  writeFileSync(lesson.file, fillTranscripts(lesson));
  lesson = readLesson(slug);
}
if ('problem' in lesson) {
  console.error(lesson.problem);
  process.exit(2);
}

const read = lesson;
const problems = (await Promise.all(checks.map((check) => check(read)))).flat();
for (const problem of problems) console.error(problem);
console.log(`${slug}: ${problems.length === 0 ? 'all well' : `${problems.length} to mend`}`);
process.exit(problems.length === 0 ? 0 : 1);
