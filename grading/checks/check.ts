import type { Observations, PartName } from '../battery/observations';
import type { StackPart } from '../battery/stack/stack-seen';
import type { Evidence, StackEvidence } from '../evidence';

export interface Lost {
  readonly passed: false;
  /** With numbers. */
  readonly observed: string;
  /** The mechanism. */
  readonly why: string;
  readonly file: string | null;
  readonly line: number | null;
  /** What to try; never the whole answer. */
  readonly next: string;
}

export type Verdict = Lost | { readonly passed: true; readonly observed: string };

/** What an exercise may set of a check, with the value it has when it sets nothing. */
export type Settable = Readonly<Record<string, number | string | readonly string[]>>;

export type Given<Takes extends Settable> = {
  readonly [Name in keyof Takes]: Takes[Name] extends number
    ? number
    : Takes[Name] extends string
      ? string
      : readonly string[];
};

/** The same claim as other tools number it. */
export interface SameClaim {
  readonly tool: 'hadolint' | 'BuildKit' | 'Trivy' | 'CIS';
  readonly id: string;
}

/** One claim about the container, true when passed. */
export interface Check {
  readonly id: string;
  /** The claim, for the list of points. */
  title(given: Settable): string;
  /** Slug of the lesson that explains the mechanism. */
  readonly lesson: string;
  /** Without this there is nothing to judge. Default: the container is up. */
  readonly needs: 'nothing' | 'image' | 'container';
  /** What the battery has to do for it. */
  readonly observes: readonly PartName[];
  /** The same of the whole, for a check that is about all containers together. */
  readonly wants?: readonly StackPart[];
  readonly takes: Settable;
  readonly also: readonly SameClaim[];
  judge(evidence: Evidence, given: Settable): Verdict;
}

type Looked<Part extends PartName> = Omit<Evidence, 'seen'> & {
  readonly seen: Observations & { readonly [Name in Part]-?: NonNullable<Observations[Name]> };
};

/** `judge` may rely on what is observed, and is given every value it takes. */
export function defineCheck<const Part extends PartName = never, const Takes extends Settable = Record<never, never>>(
  check: Pick<Check, 'id' | 'lesson'> &
    Partial<Pick<Check, 'needs' | 'also'>> & {
      readonly title: string | ((given: Given<Takes>) => string);
      readonly observes?: readonly Part[];
      readonly takes?: Takes;
      judge(evidence: Looked<Part>, given: Given<Takes>): Verdict;
    },
): Check {
  const { id, lesson, title, needs = 'container', observes = [], also = [] } = check;
  return {
    id,
    lesson,
    needs,
    observes,
    also,
    takes: check.takes ?? {},
    title: (given) => (typeof title === 'string' ? title : title(given as Given<Takes>)),
    judge: (evidence, given) => check.judge(evidence as Looked<Part>, given as Given<Takes>),
  };
}

/** A check about all containers of a Compose answer together. `judge` may rely on the stack. */
export function defineStackCheck<const Takes extends Settable = Record<never, never>>(
  check: Pick<Check, 'id' | 'lesson'> &
    Partial<Pick<Check, 'also'>> & {
      readonly title: string | ((given: Given<Takes>) => string);
      readonly wants?: readonly StackPart[];
      readonly takes?: Takes;
      judge(stack: StackEvidence, given: Given<Takes>): Verdict;
    },
): Check {
  const { id, lesson, title, wants = [], also = [] } = check;
  return {
    id,
    lesson,
    needs: 'nothing',
    observes: [],
    wants,
    also,
    takes: check.takes ?? {},
    title: (given) => (typeof title === 'string' ? title : title(given as Given<Takes>)),
    judge: ({ stack }, given) =>
      stack
        ? check.judge(stack, given as Given<Takes>)
        : lost('Not observed: there is no Compose file.', 'Only a stack shows this.', 'Add the Compose file first.'),
  };
}

export const passed = (observed: string): Verdict => ({ passed: true, observed });

export const lost = (
  observed: string,
  why: string,
  next: string,
  file: string | null = null,
  line: number | null = null,
): Lost => ({
  passed: false,
  observed,
  why,
  file,
  line,
  next,
});
