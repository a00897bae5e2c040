import type { PartName } from './battery/observations';
import { observe } from './battery/observe';
import { finish, type Steps } from './battery/steps';
import { blocked } from './checks/blocked';
import type { Check, SameClaim } from './checks/check';
import { checks } from './checks/checks';
import { type Evidence, evidence } from './evidence';
import type { ExerciseSpec, RubricItem } from './exercise-spec';
import { type ProcessDiagram, processDiagram } from './explain/process-diagram';
import type { Files } from './files';
import type { Severity } from './findings/rule';
import { misconceptions } from './misconceptions/misconceptions';
import type { Band } from './report/process-report';
import { bandOf } from './report/score-findings';

/** What became of one line of the rubric. */
export interface CheckReport {
  readonly id: string;
  /** The claim. */
  readonly title: string;
  readonly points: number;
  readonly earned: number;
  readonly essential: boolean;
  /** celebratory when the point was earned, else essential or actionable. */
  readonly kind: Severity;
  /** Slug of the lesson that explains the mechanism. */
  readonly lesson: string;
  /** The same claim in other tools. */
  readonly also: readonly SameClaim[];
  readonly observed: string;
  /** The rest is null when the point was earned. */
  readonly why: string | null;
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  readonly next: string | null;
}

export interface Report {
  /** 0 to 100. */
  readonly score: number;
  readonly band: Band;
  /** Every essential check is earned. */
  readonly passed: boolean;
  readonly checks: readonly CheckReport[];
  /** What became of the command: the reason of every process finding. */
  readonly diagram: ProcessDiagram | undefined;
  readonly misconceptions: readonly { readonly id: string; readonly belief: string; readonly refutation: string }[];
}

/** Builds, runs and stops the answer in the simulator, and judges what was seen. The same files give the same report. */
export const grade = (exercise: ExerciseSpec, files: Files): Report => finish(gradeSteps(exercise, files));

/** The same in slices of well under a millisecond; the caller pauses between them as it likes. */
export function* gradeSteps(exercise: ExerciseSpec, files: Files): Steps<Report> {
  return judge(exercise, yield* examine(exercise, files));
}

/** What the judge looks at. */
export function* examine(exercise: ExerciseSpec, files: Files): Steps<Evidence> {
  return evidence(files, exercise.scenario, yield* observe(files, exercise.scenario, partsOf(exercise)));
}

/** What has to be done to the containers, for the exercise's checks and beliefs. */
export const partsOf = ({ rubric, misconceptions: ids }: ExerciseSpec): ReadonlySet<PartName> =>
  new Set([
    ...rubric.flatMap(({ id }) => checkNamed(id).observes),
    ...ids.flatMap((id) => misconceptions.get(id)?.observes ?? []),
  ]);

export function judge(exercise: ExerciseSpec, found: Evidence): Report {
  const judged = exercise.rubric.map((item) => judgeItem(item, found));
  const score = judged.reduce((sum, { earned }) => sum + earned, 0);
  return {
    score,
    band: bandOf(score),
    passed: judged.every(({ essential, earned, points }) => !essential || earned === points),
    checks: judged,
    diagram: processDiagram(found),
    misconceptions: exercise.misconceptions.flatMap((id) => {
      const one = misconceptions.get(id);
      return one?.shows(found) ? [{ id, belief: one.belief, refutation: one.refutation }] : [];
    }),
  };
}

function judgeItem(item: RubricItem, found: Evidence): CheckReport {
  const { id, points, essential } = item;
  const check = checkNamed(id);
  const given = { ...check.takes, ...item.with };
  const verdict = blocked(found, check) ?? check.judge(found, given);
  const { why, file, line, next } = verdict.passed ? { why: null, file: null, line: null, next: null } : verdict;
  return {
    id,
    title: check.title(given),
    points,
    earned: verdict.passed ? points : 0,
    essential,
    kind: verdict.passed ? 'celebratory' : essential ? 'essential' : 'actionable',
    lesson: check.lesson,
    also: check.also,
    observed: verdict.observed,
    why,
    file,
    line,
    next,
  };
}

export function checkNamed(id: string): Check {
  const check = checks.get(id);
  if (!check) throw new Error(`there is no check ${id}: it would be grading/checks/${id}.ts`);
  return check;
}
