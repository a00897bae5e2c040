import type { Files } from '../../files';

/** A command of a scripted session, and something of what it prints. */
export interface DemoStep {
  readonly run: string;
  readonly shows: string;
}

/** What a belief is refuted and asked for again with. */
export interface Proof {
  /** A minute in the terminal, on a fresh host with these files. */
  readonly demo: { readonly files?: Files; readonly steps: readonly DemoStep[] };
  readonly recheck: {
    readonly question: string;
    readonly options: readonly string[];
    /** Counts from 0. */
    readonly answer: number;
    readonly why: string;
  };
}

export type Proofs = Readonly<Record<string, Proof>>;
