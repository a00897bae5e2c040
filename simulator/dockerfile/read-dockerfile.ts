import type { DockerfileError, ParsedDockerfile } from './instr';
import { parse } from './parse';
import { readStages, type Stages } from './stages';

export interface Dockerfile extends Stages {
  parsed: ParsedDockerfile;
}

/** A Dockerfile's stages from its text; of a file with an error in an instruction, what stands before it comes too. */
export function readDockerfile(text: string): Dockerfile | DockerfileError | (DockerfileError & Dockerfile) {
  if (text === '') return { error: 'the Dockerfile cannot be empty' };
  const parsed = parse(text);
  return 'error' in parsed ? parsed : { parsed, ...readStages(parsed) };
}
