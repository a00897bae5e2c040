import type { Snapshot } from '@/components/progress/records';
import { isRecalled } from '@/components/progress/schedule';
import type { LessonFacts } from '@/content/lesson-facts';
import type { Report } from './formats';

type Marks = Report['lessons'][number];

/** What the records say of one lesson: solved, explained and recalled are three marks. */
export function marksOf({ slug, exercises, chains, items }: LessonFacts, snapshot: Snapshot): Marks {
  const tried = exercises.flatMap((id) => snapshot.exercise[id] ?? []);
  const best = tried.reduce((sum, one) => sum + one.best, 0);
  return {
    lesson: slug,
    read: snapshot.lesson[slug]?.read ?? false,
    solved: [tried.filter(({ passed }) => passed).length, exercises.length],
    explained: [chains.filter((address) => snapshot.explained[address]).length, chains.length],
    recalled: [items.filter((name) => isRecalled(snapshot.recall[name])).length, items.length],
    score: exercises.length > 0 ? Math.round(best / exercises.length) : 0,
    attempts: tried.reduce((sum, { attempts }) => sum + attempts, 0),
    beliefs: [...new Set(tried.flatMap(({ beliefs }) => beliefs ?? []))],
  };
}

/** Something was done in it. */
export const isBegun = ({ read, attempts, explained, recalled }: Marks, begun: boolean) =>
  begun || read || attempts > 0 || explained[0] > 0 || recalled[0] > 0;

/** All its exercises are solved; a lesson without any is done when it is read. */
export const isDone = ({ solved: [solved, of], read }: Marks) => (of > 0 ? solved === of : read);
