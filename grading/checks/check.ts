import type { Evidence } from '../evidence';

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

/** One claim about the container, true when passed. */
export interface Check {
  readonly id: string;
  /** The claim, for the list of points. */
  readonly title: string;
  judge(evidence: Evidence): Verdict;
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
