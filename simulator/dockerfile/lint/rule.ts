import type { ParsedDockerfile } from '../instr';
import type { From, Instruction } from '../instruction';
import type { Stage } from '../stages';

/** Adds a warning of the rule at a line (counted from 1). */
export type Report = (detail: string, line: number) => void;

/** What a FROM line's words come to with the global ARGs. */
export interface FromWords {
  /** Names declared by ARG before the first FROM, or known to every build. */
  declared: ReadonlySet<string>;
  unset: string[];
  /** Names used in --platform. */
  platformNames: string[];
  platform: string;
  /** The image with nothing but the defaults of the ARGs. */
  defaultImage: string;
}

/** A stage as it stands before an instruction. */
export interface StageState {
  env: Map<string, string>;
  args: Set<string>;
  hasShell: boolean;
  hasWorkdir: boolean;
  /** Line of the CMD, ENTRYPOINT or HEALTHCHECK seen last. */
  usedAt: Map<Instruction['kind'], number>;
}

/** A check of `docker build --check`; the functions are called in this order, each for the whole file. */
export interface Rule {
  name: string;
  file?(parsed: ParsedDockerfile, report: Report): void;
  /** Each instruction as read, up to the first that can't be. */
  read?(instruction: Instruction, report: Report): void;
  stages?(stages: Stage[], report: Report): void;
  from?(from: From, words: FromWords, report: Report): void;
  /** Each instruction after FROM with its variables replaced; `unset` names had no value. */
  build?(instruction: Instruction, stage: StageState, unset: string[], report: Report): void;
}
