/** A heredoc of RUN, COPY or ADD: `content` is raw text, before expansion and before tabs are chomped. */
export interface Heredoc {
  name: string;
  expand: boolean;
  chomp: boolean;
  content: string;
}

/** One instruction as BuildKit's parser leaves it; lines count from 1, the child of ONBUILD has lines 0. */
export interface Instr {
  keyword: string;
  flags: string[];
  args: string[];
  json: boolean;
  heredocs?: Heredoc[];
  start: number;
  end: number;
  original: string;
  child?: Instr;
}

export interface ParsedDockerfile {
  escape: '\\' | '`';
  instrs: Instr[];
  /** Last lines of the instructions that had an empty continuation line. */
  emptyContinuations: number[];
  /** Value of the `# check=` directive. */
  check: string;
}

export interface DockerfileError {
  error: string;
  /** First line of the instruction in error, when there is one. */
  line?: number;
}
