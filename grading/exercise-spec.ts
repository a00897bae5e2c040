import type { Scenario } from './battery/observe';

export interface RubricItem {
  readonly id: string;
  readonly points: number;
  readonly essential: boolean;
}

/** What of an exercise the judge needs. */
export interface ExerciseSpec {
  readonly scenario: Scenario;
  readonly rubric: readonly RubricItem[];
  /** Beliefs this exercise can detect. */
  readonly misconceptions: readonly string[];
}
