import type { Answer } from '@/grading/report/answers';
import type { ProcessReport } from '@/grading/report/process-report';

export type Files = Readonly<Record<string, string>>;

/** One image of the files: the Dockerfile’s, or a service’s of the Compose file. */
export interface Judged {
  readonly name: string;
  readonly report: ProcessReport;
  readonly answers: readonly Answer[];
}

/** What docker build --check says of the Dockerfile. */
export interface Warned {
  readonly rule: string;
  readonly detail: string;
  readonly line: number;
}

export interface Ask {
  /** Counts up: an ask with a higher number puts an end to those before. */
  readonly id: number;
  readonly files: Files;
}

export type Tell =
  /** At once, from the files alone. */
  | {
      readonly id: number;
      readonly stage: 'read';
      readonly judged: Judged | undefined;
      readonly warned: readonly Warned[];
    }
  /** Later, after the containers have run. */
  | { readonly id: number; readonly stage: 'run'; readonly judged: readonly Judged[]; readonly problem?: string }
  | { readonly id: number; readonly stage: 'failed'; readonly message: string };
