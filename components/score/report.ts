/** What the score panel shows of a report of grading. */
export interface CheckResult {
  readonly id: string;
  readonly points: number;
  readonly earned: boolean | number;
  readonly essential: boolean;
  readonly observed: string;
  readonly why: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly next: string | null;
}

export interface ScoreReport {
  readonly score: number;
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
}

export const isEarned = ({ earned, points }: CheckResult): boolean => earned === true || earned === points;
export const earnedPoints = ({ earned, points }: CheckResult): number =>
  typeof earned === 'number' ? earned : earned ? points : 0;
