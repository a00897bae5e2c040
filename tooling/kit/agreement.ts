import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '@/content/exercise';
import type { Shell } from '@/grading/kit/parts';
import { readResult } from '@/grading/kit/result-line';
import { answersOf } from './answers';
import { judged } from './judged';

/** FOLDER/LESSON/NAME/ANSWER/seen.txt, what verify.sh printed on a real Engine, beside what the judge says: a row for each verdict that differs, and the sum. */
export function* agreement(exercises: readonly Exercise[], folder: string, shell: Shell): Generator<string> {
  let [answers, verdicts, alike] = [0, 0, 0];
  for (const exercise of exercises)
    for (const [name, files] of Object.entries(answersOf(exercise))) {
      const seen = join(folder, exercise.id, name, 'seen.txt');
      if (!existsSync(seen)) continue;
      const real = readResult(readFileSync(seen, 'utf8'), exercise.id, files);
      if (typeof real === 'string') {
        yield `${exercise.id} ${name}: ${real}`;
        continue;
      }
      answers += 1;
      for (const { id, held } of judged(exercise, files, shell)) {
        const there = real.verdicts.find((verdict) => verdict.id === id)?.held;
        verdicts += 1;
        if (there === held) alike += 1;
        else yield `${exercise.id} ${name} ${id}: real ${words(there)}, simulated ${words(held)}`;
      }
    }
  yield `${answers} answers, ${alike} of ${verdicts} verdicts alike`;
}

const words = (held: boolean | undefined): string => (held === undefined ? 'not asked' : held ? 'yes' : 'no');
