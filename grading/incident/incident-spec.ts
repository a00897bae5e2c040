import type { Files } from '../files';

/** What a screen has to show. Both are regular expressions; ^ and $ match at lines. */
export interface Sight {
  /** In the command or in what it printed: what a bare value is the value of. */
  readonly about?: string | undefined;
  /** In what it printed. */
  readonly prints: string;
}

/** A fact that the host shows to whoever looks, by whatever command. */
export interface Clue {
  readonly id: string;
  /** The fact, as it is noted down. */
  readonly title: string;
  readonly points: number;
  /** Any of these shows it. */
  readonly shown: readonly Sight[];
  /** Where it was to be seen, and what it tells. */
  readonly where: string;
}

/** An answer to “what is the cause?”. */
export interface Cause {
  readonly id: string;
  readonly text: string;
  readonly right: boolean;
  /** The misconception behind a wrong one. */
  readonly belief?: string | undefined;
  /** Which evidence speaks for it, or against it. */
  readonly because: string;
}

/** A command on the host, when the incident is closed, and what it prints if the repair holds. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly essential: boolean;
  readonly run: string;
  readonly prints: string;
  /** Virtual seconds that it may take. */
  readonly within?: number | undefined;
  readonly why: string;
  readonly next: string;
}

/** A prepared host, what it shows, what was wrong with it, and how to see that it is mended. */
export interface IncidentSpec {
  /** Slug of the lesson that explains the mechanism. */
  readonly explainedIn: string;
  /** The host's working folder. */
  readonly files: Files;
  /** Lines run on the host before the pager rings; waits are virtual. */
  readonly setup: readonly string[];
  readonly evidence: readonly Clue[];
  /** Points for naming the right cause at once. */
  readonly diagnosis: number;
  readonly causes: readonly Cause[];
  readonly repair: readonly Probe[];
}

/** Someone's way through an incident: commands in order, and the causes they named. */
export interface Walk {
  readonly run: readonly string[];
  readonly causes: readonly string[];
}
