/** Something to say about one line of a file; lines count from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}
