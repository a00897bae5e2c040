import type { EffectiveCommand } from '../effective-command';
import type { Files } from '../files';
import type { Startup } from '../startup/startup';

/** essential: the container does not do what it should. actionable: better mended. informative: good to know, costs nothing. */
export type Severity = 'essential' | 'actionable' | 'informative' | 'celebratory';

export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly file: string;
  /** From 1; null when no line says it. */
  readonly line: number | null;
  readonly message: string;
  /** The mechanism. */
  readonly why: string;
  readonly fix: string;
  /** Slug of the lesson that explains the mechanism, where one does. */
  readonly lesson?: string;
}

export type Found = Omit<Finding, 'id' | 'lesson'>;

/** What the rules look at. */
export interface Subject {
  readonly files: Files;
  readonly command: EffectiveCommand;
  readonly startup: Startup;
}

/** One claim about the process model of an image. */
export interface Rule {
  readonly id: string;
  readonly lesson: string;
  find(subject: Subject): Found[];
}
