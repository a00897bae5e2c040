import type { Evidence, StackEvidence } from '../../evidence';
import type { Files } from '../../files';

/** A small change of the answer's own text. */
export interface Repair {
  readonly id: string;
  /** What it does, as the learner would say it. */
  readonly says: string;
  /** Checks that it may win back. */
  readonly wins: readonly string[];
  /** The files with the change; undefined where there is nothing to change. */
  apply(evidence: Evidence): Files | undefined;
  /** The same for the Compose file. */
  applyToStack?(stack: StackEvidence): Files | undefined;
}

/** The files with other text in one of them; undefined when it stays the same. */
export function rewrite(files: Files, path: string, change: (text: string) => string): Files | undefined {
  const text = files[path];
  if (text === undefined) return undefined;
  const changed = change(text);
  return changed === text ? undefined : { ...files, [path]: changed };
}

/** Puts `rows` in the place of the lines `start` to `end`, which count from 1. */
export function replaceLines(text: string, start: number, end: number, rows: readonly string[]): string {
  const all = text.split('\n');
  all.splice(start - 1, end - start + 1, ...rows);
  return all.join('\n');
}
