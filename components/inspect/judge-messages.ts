import type { Judged } from '@/grading/report/inspection';

export type Files = Readonly<Record<string, string>>;

export interface Ask {
  /** Counts up: an ask with a higher number puts an end to those before. */
  readonly id: number;
  readonly files: Files;
}

/** `here`: the worker is loaded; `runs`: the containers of the last ask are about to run. */
export type Tell = { readonly stage: 'here' | 'runs' } | Outcome;

export type Outcome =
  /** At once, from the files alone. */
  | { readonly id: number; readonly stage: 'read'; readonly judged: Judged | undefined }
  /** Later, after the containers have run. */
  | { readonly id: number; readonly stage: 'run'; readonly judged: readonly Judged[]; readonly problem?: string }
  | { readonly id: number; readonly stage: 'failed'; readonly message: string };
