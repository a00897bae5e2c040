import { codeBlocks } from './code-blocks';
import { frontmatter } from './frontmatter';
import { hints } from './hints';
import { type Check, type LessonSource, readLesson } from './lesson-source';
import { links } from './links';
import { minutes } from './minutes';
import { notes } from './notes';
import { predictions } from './predictions';
import { prose } from './prose';
import { references } from './references';
import { repsOf } from './reps';
import { rhythm } from './rhythm';
import { shownFiles } from './shown-files';
import { sourceQuotes } from './source-quotes';
import { exercisesOf, incidentsOf } from './tasks';
import { transcripts } from './transcripts';
import { unwritten } from './unwritten';
import { vocabulary } from './vocabulary';

// A new check is one module beside this one, and one line here.
const checks: readonly Check[] = [
  unwritten,
  frontmatter,
  rhythm,
  minutes,
  predictions,
  vocabulary,
  codeBlocks,
  sourceQuotes,
  exercisesOf,
  incidentsOf,
  references,
  hints,
  repsOf,
  notes,
  links,
  prose,
  shownFiles,
  transcripts,
];

/** Everything about a lesson that can be known without a browser: one line for each problem. */
export async function checkLesson(slug: string): Promise<string[]> {
  const lesson = readLesson(slug);
  return 'problem' in lesson ? [lesson.problem] : problemsOf(lesson);
}

const problemsOf = async (lesson: LessonSource): Promise<string[]> =>
  (await Promise.all(checks.map((check) => check(lesson)))).flat();
