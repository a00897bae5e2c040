import type { Mount } from './mount';

/** Where an instruction stands: lines count from 1; `original` is its text with continuation lines joined. */
export interface Source {
  start: number;
  end: number;
  original: string;
  /** The keyword as written. */
  keyword: string;
}

export interface InlineFile {
  name: string;
  content: string;
  expand: boolean;
}

/** The command line of RUN, CMD and ENTRYPOINT; `args` of the shell form is the one string given to the shell. */
export interface CommandLine {
  form: 'shell' | 'exec';
  args: string[];
  /** Heredocs, tabs chomped. */
  files: InlineFile[];
}

export interface Pair {
  name: string;
  value: string;
  /** Written as `name value`, without an equals sign. */
  legacy: boolean;
}

export interface Healthcheck {
  test: string[];
  /** Milliseconds; 0 means Docker's default. */
  interval: number;
  timeout: number;
  startPeriod: number;
  startInterval: number;
  retries: number;
}

export interface From extends Source {
  kind: 'FROM';
  image: string;
  platform: string;
  /** Stage name in lower case, or ''. */
  as: string;
  /** The stage name and the word AS as written. */
  asWritten: string;
  asKeyword: string;
}

export interface Transfer extends Source {
  kind: 'COPY' | 'ADD';
  sources: string[];
  files: InlineFile[];
  dest: string;
  from: string;
  chown: string;
  chmod: string;
  link: boolean;
  parents: boolean;
  exclude: string[];
  checksum: string;
  keepGitDir: boolean;
}

export interface Run extends Source, CommandLine {
  kind: 'RUN';
  mounts: Mount[];
  network: string;
  security: string;
}

export type Instruction =
  | From
  | Transfer
  | Run
  | (Source & CommandLine & { kind: 'CMD' | 'ENTRYPOINT' })
  | (Source & { kind: 'ENV' | 'LABEL'; pairs: Pair[] })
  | (Source & { kind: 'ARG'; args: { name: string; value?: string }[] })
  | (Source & { kind: 'EXPOSE'; ports: string[] })
  | (Source & { kind: 'VOLUME'; paths: string[] })
  | (Source & { kind: 'USER'; user: string })
  | (Source & { kind: 'WORKDIR'; path: string })
  | (Source & { kind: 'STOPSIGNAL'; signal: string })
  | (Source & { kind: 'HEALTHCHECK'; health: Healthcheck })
  | (Source & { kind: 'SHELL'; shell: string[] })
  | (Source & { kind: 'ONBUILD'; trigger: string })
  | (Source & { kind: 'MAINTAINER'; maintainer: string });

export type InstructionOf<Kind extends Instruction['kind']> = Extract<Instruction, { kind: Kind }>;

/** An instruction that can't be; the message is BuildKit's, without its "dockerfile parse error" prefix. */
export class InstructionError extends Error {}
