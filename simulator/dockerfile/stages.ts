import type { DockerfileError, ParsedDockerfile } from './instr';
import { type From, type Instruction, InstructionError, type InstructionOf } from './instruction';
import { readInstruction } from './read-instruction';

export interface Stage {
  from: From;
  instructions: Exclude<Instruction, From>[];
}

export interface Stages {
  /** The ARG instructions before the first FROM. */
  globalArgs: InstructionOf<'ARG'>[];
  stages: Stage[];
}

/** Groups a parsed file into build stages; what was read before an error comes with it. */
export function readStages(parsed: ParsedDockerfile): Stages | (DockerfileError & Stages) {
  const globalArgs: InstructionOf<'ARG'>[] = [];
  const stages: Stage[] = [];
  for (const instr of parsed.instrs) {
    const line = instr.start;
    let instruction: Instruction;
    try {
      instruction = readInstruction(instr);
    } catch (error) {
      if (!(error instanceof InstructionError)) throw error;
      return { error: `dockerfile parse error on line ${line}: ${error.message}`, line, globalArgs, stages };
    }
    const stage = stages.at(-1);
    if (instruction.kind === 'FROM') stages.push({ from: instruction, instructions: [] });
    else if (stage) stage.instructions.push(instruction);
    else if (instruction.kind === 'ARG') globalArgs.push(instruction);
    else return { error: 'no build stage in current context', line, globalArgs, stages };
  }
  if (stages.length === 0) return { error: 'dockerfile contains no stages to build', globalArgs, stages };
  return { globalArgs, stages };
}
