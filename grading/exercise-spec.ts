import type { Scenario } from './battery/scenario';

export interface RubricItem {
  /** Of a check. */
  readonly id: string;
  readonly points: number;
  readonly essential: boolean;
  /** Other values than the check's own, by name. */
  readonly with?: Readonly<Record<string, number | string | readonly string[]>> | undefined;
}

/** What of an exercise the judge needs. */
export interface ExerciseSpec {
  readonly scenario: Scenario;
  readonly rubric: readonly RubricItem[];
  /** Beliefs this exercise can detect. */
  readonly misconceptions: readonly string[];
}
