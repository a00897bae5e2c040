import { lint } from '@/simulator/dockerfile/lint';

/** What docker build --check says: style, which costs no points. */
export interface BuildWarning {
  readonly rule: string;
  readonly detail: string;
  readonly file: string;
  readonly line: number;
}

/** What the findings say already, and better. */
const SAID = new Set(['JSONArgsRecommended']);

export const buildWarnings = (dockerfile: string): BuildWarning[] =>
  lint(dockerfile)
    .warnings.filter(({ rule }) => !SAID.has(rule))
    .map((one) => ({ ...one, file: 'Dockerfile' }));
