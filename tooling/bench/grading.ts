import type { Exercise } from '../../content/exercise';
import { grade } from '../../grading/grade';
import { exercisesUnder } from '../exercises';
import { type Figure, figure } from './figure';
import { percentile } from './percentile';

const ROUNDS = 8;

/** ms of compute of each round of grading an exercise's start and its solution, warm. */
function times(exercise: Exercise): number[] {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const files of [exercise.start, { ...exercise.start, ...exercise.solution }]) {
      const started = performance.now();
      grade(exercise, files);
      if (round > 0) rounds.push(performance.now() - started);
    }
  return rounds;
}

/** Each exercise as its median; the worst of them is the one that is promised. */
export async function grading(): Promise<Figure[]> {
  const medians = exercisesUnder('.').map((exercise) => ({ id: exercise.id, ms: percentile(times(exercise), 0.5) }));
  const [worst] = medians.toSorted((a, b) => b.ms - a.ms);
  const all = medians.map(({ ms }) => ms);
  return [
    figure(`scoring an exercise, compute, median of ${all.length}`, percentile(all, 0.5), 'ms', 50),
    figure(`scoring ${worst?.id}, the slowest exercise, compute`, worst?.ms ?? 0, 'ms', 50),
  ];
}
