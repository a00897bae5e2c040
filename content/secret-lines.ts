import type { Exercise, Files } from './exercise';

export const linesOf = (files: Files): string[] =>
  Object.values(files).flatMap((text) => text.split('\n').map((line) => line.trim()));

/** Lines of the answers that the learner does not have: no hint before the last may hold one. */
export function secretLines({ start, solution, solutions }: Exercise): string[] {
  const given = new Set(linesOf(start));
  const answers = [solution, ...Object.values(solutions)].flatMap(linesOf);
  return [...new Set(answers)].filter((line) => line.length > 5 && !given.has(line));
}
