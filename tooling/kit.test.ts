import { describe, expect, it } from 'vitest';
import { exercises } from '@/content/exercises';
import { runLine } from '@/grading/battery/run-line';
import { finish } from '@/grading/battery/steps';
import { keyOf } from '@/grading/exercise-spec';
import { grade } from '@/grading/grade';
import { kit } from '@/grading/kit/kit';
import { readResult } from '@/grading/kit/result-line';
import { isAsked } from '@/grading/kit/verify-script';
import { createMachine } from '@/simulator/machine';
import { readKitShell } from './kit-shell';

const shell = readKitShell('.');
const HOUR = 3_600_000;

const cases = exercises.flatMap((exercise) =>
  Object.entries({ start: {}, solution: exercise.solution, ...exercise.solutions, ...exercise.wrongs }).map(
    ([name, files]) => [`${exercise.id}: ${name}`, exercise, { ...exercise.start, ...files }] as const,
  ),
);

// verify.sh asks Docker; the simulated one has to give it the verdicts that the judge comes to by its own eyes.
describe('verify.sh in the simulator says what the judge says', () => {
  it.each(cases)('%s', (_, exercise, files) => {
    const folder = kit(exercise, files, shell);
    if (!folder) return;
    const { stdout, stderr } = finish(runLine(createMachine({ files: folder }), 'sh verify.sh', HOUR));
    const result = readResult(stdout, exercise.id, files);
    if (typeof result === 'string') throw new Error(`${result}\n${stdout}${stderr}`);
    const asked = exercise.rubric.filter((item) => isAsked(item, shell)).map(keyOf);
    const judged = grade(exercise, files).checks.filter(({ id }) => asked.includes(id));
    expect(result.verdicts, stdout + stderr).toEqual(
      judged.map(({ id, earned, points }) => ({ id, held: earned === points })),
    );
  });
});
