import { shellQuote } from '../battery/shell-quote';

/** What is particular in a verify.sh. */
export interface Performance {
  /** Shell variables. */
  readonly settings: Readonly<Record<string, string | number>>;
  /** Functions made for this exercise. */
  readonly functions: string;
  /** Shell files. */
  readonly files: readonly string[];
  /** Commands, one a row. */
  readonly commands: readonly string[];
}

export const assign = (settings: Performance['settings']): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${shellQuote(String(value))}\n`)
    .join('');
