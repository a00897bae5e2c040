import { describe, expect, it } from 'vitest';
import type { Exercise, Files } from '@/content/exercise';
import { exercises } from '@/content/exercises';
import { runLine } from '@/grading/battery/run-line';
import { finish } from '@/grading/battery/steps';
import { kit } from '@/grading/kit/kit';
import { readResult } from '@/grading/kit/result-line';
import { createMachine } from '@/simulator/machine';
import { judged } from './kit/judged';
import { readKitShell } from './kit/kit-shell';

const shell = readKitShell('.');
const HOUR = 3_600_000;

/** What is opened and wrong answers, until each check that any of them loses is lost once. */
function wrongsOf({ start, startLoses, wrongs, wrong }: Exercise): Record<string, Files> {
  const lost = new Set<string>();
  const telling = Object.entries({ start, ...wrongs }).filter(([name]) => {
    const loses = name === 'start' ? startLoses : wrong[name]?.loses;
    const fresh = (loses ?? []).filter((id) => !lost.has(id));
    for (const id of fresh) lost.add(id);
    return fresh.length > 0;
  });
  return Object.fromEntries(telling);
}

const cases = exercises
  .filter(({ scenario }) => !('manifest' in scenario))
  .flatMap((exercise) =>
    Object.entries({ solution: exercise.solution, ...exercise.solutions, ...wrongsOf(exercise) }).map(
      ([name, files]) => [`${exercise.id}: ${name}`, exercise, { ...exercise.start, ...files }] as const,
    ),
  );

// verify.sh asks Docker; the simulated one has to give it the verdicts that the judge comes to by its own eyes.
describe('verify.sh in the simulator says what the judge says', () => {
  it.each(cases)('%s', (_, exercise, files) => {
    const folder = kit(exercise, files, shell) ?? {};
    const { stdout, stderr } = finish(runLine(createMachine({ files: folder }), 'sh verify.sh', HOUR));
    const result = readResult(stdout, exercise.id, files);
    if (typeof result === 'string') throw new Error(`${result}\n${stdout}${stderr}`);
    expect(result.verdicts, stdout + stderr).toEqual(judged(exercise, files, shell));
  });
});
