// npm run check [-- LESSON…]: all that can be known without a browser about a lesson, or about all of them and what they share. Prints
// each problem with its place. With --write, outputs of console blocks that disagree are first replaced by what the terminal prints.
import { writeFileSync } from 'node:fs';
import { checkLesson } from './check/check-lesson';
import { fillTranscripts } from './check/fill-transcripts';
import { lessonSlugs } from './check/lesson-slugs';
import { readLesson } from './check/lesson-source';

const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith('--'));
let failed = 0;

function tell(what: string, problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  console.log(`${what}: ${problems.length === 0 ? 'all well' : `${problems.length} to mend`}`);
  failed += problems.length;
}

for (const slug of named.length > 0 ? named : lessonSlugs()) {
  const lesson = readLesson(slug);
  if (words.includes('--write') && !('problem' in lesson)) writeFileSync(lesson.file, fillTranscripts(lesson));
  tell(slug, await checkLesson(slug));
}
if (named.length === 0) {
  const { checkShared } = await import('./check/check-shared');
  tell('what the lessons share', await checkShared());
}
process.exit(failed === 0 ? 0 : 1);
