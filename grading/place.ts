/** What a statement is about: a file, and a line of it where one says it. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number | null;
}
