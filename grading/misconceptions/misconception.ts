import type { PartName } from '../battery/observations';
import type { Evidence } from '../evidence';

/** A belief that an answer can show. */
export interface Misconception {
  readonly id: string;
  /** As someone would say it. */
  readonly belief: string;
  /** Two lines. */
  readonly refutation: string;
  /** What the battery has to do for it. */
  readonly observes?: readonly PartName[];
  shows(evidence: Evidence): boolean;
}
