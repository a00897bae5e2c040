import type { ClusterObserver } from './battery/kubernetes/fetch-observer';
import type { PartName } from './battery/observations';
import { observe } from './battery/observe';
import { observeStack } from './battery/stack/observe-stack';
import type { StackPart } from './battery/stack/stack-seen';
import type { Steps } from './battery/steps';
import { blocked } from './checks/blocked';
import type { Check, SameClaim, Settable, Verdict } from './checks/check';
import { checkNamed } from './checks/check-named';
import { type Evidence, evidence, type StackFound, stackEvidence } from './evidence';
import { type ExerciseSpec, keyOf, type RubricItem } from './exercise-spec';
import { type ProcessDiagram, processDiagram } from './explain/process-diagram';
import type { Files } from './files';
import type { Severity } from './findings/rule';
import { misconceptions } from './misconceptions/misconceptions';
import type { Band } from './report/process-report';
import { bandOf } from './report/score-findings';
import type { Context } from './trade-off/dimensions';
import { fit, type Weighed, weigh } from './trade-off/weigh';

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
  /** The shape of the answer as a vector, where the exercise has contexts to weigh it in. */
  readonly tradeOff: TradeOff | undefined;
  readonly misconceptions: readonly { readonly id: string; readonly belief: string; readonly refutation: string }[];
}

export interface TradeOff {
  readonly vector: readonly Weighed[];
  /** 0 to 100 in each of the exercise's contexts. */
  readonly fits: readonly { readonly title: string; readonly text: string; readonly fit: number }[];
}

/** Builds, runs and stops the answer in slices of well under a millisecond, and judges what was seen; the caller pauses between them as it likes. */
export function* gradeSteps(exercise: ExerciseSpec, files: Files, onCluster?: ClusterObserver): Steps<Report> {
  return judge(exercise, yield* examine(exercise, files, onCluster));
}

/** What the judge looks at: one container, or a stack of them. */
export type Found = Evidence | StackFound;

/** `onCluster` runs a manifest; a page fetches it only where an exercise has one. */
export function* examine(exercise: ExerciseSpec, files: Files, onCluster?: ClusterObserver): Steps<Found> {
  const { scenario } = exercise;
  if ('app' in scenario) return evidence(files, scenario, yield* observe(files, scenario, partsOf(exercise)));
  const wanted = new Map(Object.keys(scenario.services).map((role) => [role, partsOf(exercise, role)] as const));
  const whole = new Set(exercise.rubric.flatMap(({ id }): readonly StackPart[] => checkNamed(id).wants ?? []));
  if (!('manifest' in scenario))
    return stackEvidence(files, scenario, yield* observeStack(files, scenario, wanted, whole));
  if (!onCluster) throw new Error('a manifest needs a cluster to be run on');
  return stackEvidence(files, scenario, yield* onCluster(files, scenario, wanted, whole));
}

/** What has to be done to the container, of a role or of the answer, for the exercise's checks and beliefs. */
export const partsOf = ({ rubric, misconceptions: ids }: ExerciseSpec, role?: string): ReadonlySet<PartName> =>
  new Set([
    ...rubric.flatMap((item) =>
      role === undefined || item.of === undefined || item.of === role ? checkNamed(item.id).observes : [],
    ),
    ...ids.flatMap((id) => misconceptions.get(id)?.observes ?? []),
  ]);

export function judge(exercise: ExerciseSpec, found: Found): Report {
  const views = 'roles' in found ? [found.whole, ...found.roles.values()] : [found];
  const judged = exercise.rubric.map((item) => judgeItem(item, found));
  const score = judged.reduce((sum, { earned }) => sum + earned, 0);
  return {
    score,
    band: bandOf(score),
    passed: judged.every(({ essential, earned, points }) => !essential || earned === points),
    checks: judged,
    diagram: 'roles' in found ? undefined : processDiagram(found),
    tradeOff: exercise.contexts?.length ? weighAll(found, exercise.contexts) : undefined,
    misconceptions: exercise.misconceptions.flatMap((id) => {
      const one = misconceptions.get(id);
      return one && views.some((view) => one.shows(view))
        ? [{ id, belief: one.belief, refutation: one.refutation }]
        : [];
    }),
  };
}

function weighAll(found: Found, contexts: readonly Context[]): TradeOff {
  const vector = weigh(found);
  return {
    vector,
    fits: contexts.map((context) => ({ title: context.title, text: context.text, fit: fit(vector, context) })),
  };
}

function judgeItem(item: RubricItem, found: Found): CheckReport {
  const { points, essential } = item;
  const check = checkNamed(item.id);
  const given = { ...check.takes, ...item.with };
  const verdict = verdictOf(item, check, given, found);
  const { why, file, line, next } = verdict.passed ? { why: null, file: null, line: null, next: null } : verdict;
  return {
    id: keyOf(item),
    title: item.of === undefined ? check.title(given) : `${item.of}: ${check.title(given)}`,
    points,
    earned: verdict.passed ? points : 0,
    essential,
    kind: verdict.passed ? 'celebratory' : essential ? 'essential' : 'actionable',
    lesson: lessonOf(check, found),
    also: check.also,
    observed: verdict.observed,
    why,
    file,
    line,
    next,
  };
}

/** What is claimed about scaling is explained where the answer is scaled. */
const lessonOf = ({ lesson }: Check, found: Found): string =>
  'roles' in found && found.whole.stack?.unit === 'Pod' && lesson.startsWith('scaling-')
    ? 'scaling-kubernetes'
    : lesson;

function verdictOf({ of: role }: RubricItem, check: Check, given: Settable, found: Found): Verdict {
  if (!('roles' in found)) return judgeOne(check, given, found);
  if (check.wants !== undefined) return judgeOne(check, given, found.whole);
  const looked = role === undefined ? [...found.roles] : [...found.roles].filter(([name]) => name === role);
  if (looked.length === 0) throw new Error(`${check.id}: the scenario has no service ${role}`);
  const verdicts = looked.map(([name, one]) => {
    const verdict = judgeOne(check, given, one);
    return looked.length > 1 ? { ...verdict, observed: `${name}: ${verdict.observed}` } : verdict;
  });
  const failed = verdicts.find((verdict) => !verdict.passed);
  return failed ?? { passed: true, observed: verdicts.map(({ observed }) => observed).join(' ') };
}

function judgeOne(check: Check, given: Settable, found: Evidence): Verdict {
  const verdict = blocked(found, check) ?? check.judge(found, given);
  if (verdict.passed || verdict.file === null || !found.stack) return verdict;
  const { origin, file } = found.stack;
  return verdict.file === file ? verdict : { ...verdict, file: origin(verdict.file) };
}
