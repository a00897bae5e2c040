import type { ImageConfig } from '@/simulator/docker/image';
import { emptyConfig } from '@/simulator/docker/image';
import { configure } from '@/simulator/dockerfile/build/configure';
import {
  DEFAULT_SHELL,
  type StageState,
  startFromScratch,
  variablesOf,
} from '@/simulator/dockerfile/build/stage-state';
import { expandInstruction } from '@/simulator/dockerfile/expand-instruction';
import { expandVariables } from '@/simulator/dockerfile/expand-variables';
import type { Instruction, InstructionOf } from '@/simulator/dockerfile/instruction';
import { readDockerfile } from '@/simulator/dockerfile/read-dockerfile';
import { platformArgs, readGlobals, readStageArgs } from '@/simulator/dockerfile/scope';
import type { Stage, Stages } from '@/simulator/dockerfile/stages';
import { findBaseImage, type ImageSet } from './base-image';
import type { Place } from './place';

const DOCKERFILE = 'Dockerfile';

/** One half of the command: an instruction of the file, or what the base image brings. */
export interface CommandPart {
  readonly instruction: 'ENTRYPOINT' | 'CMD';
  readonly form: 'exec' | 'shell';
  /** As the image's configuration holds it: the shell form has the shell in front. */
  readonly argv: readonly string[];
  /** Text after the keyword, as written; '' from the base image. */
  readonly written: string;
  /** The Dockerfile, or the Compose file that overrides it. */
  readonly file: string;
  /** null: from the base image. */
  readonly line: number | null;
}

export interface EffectiveCommand {
  /** Name in the FROM line that the image starts from, '' when it can't be told. */
  readonly base: string;
  /** The catalogue that has the base image; undefined for an image unknown here. */
  readonly set: ImageSet | undefined;
  readonly entrypoint: CommandPart | null;
  readonly cmd: CommandPart | null;
  /** Dockerfile CMD that nothing will ever read, because the shell-form ENTRYPOINT takes no arguments. */
  readonly cmdDropped: boolean;
  /** What the runtime executes: entrypoint, then arguments or CMD. */
  readonly argv: readonly string[];
  readonly shell: readonly string[];
  readonly user: string;
  readonly userPlace: Place;
  readonly stopSignal: string;
  readonly stopSignalPlace: Place;
  readonly workingDir: string;
  /** Instructions of the last stage and of the stages it is made from, in the order they apply. */
  readonly instructions: readonly Instruction[];
  /** Those of the last stage alone. */
  readonly own: readonly Instruction[];
}

export interface CommandOptions {
  /** Arguments after the image name in `docker run`; they take the place of CMD. */
  readonly args?: readonly string[];
  /** `docker run --entrypoint`; drops the image's CMD too. */
  readonly entrypoint?: string;
}

/** ENTRYPOINT × CMD × SHELL × base image × arguments, as Docker puts them together; `error` when the file can't be read. */
export function effectiveCommand(
  dockerfile: string,
  options: CommandOptions = {},
): EffectiveCommand | { error: string; line: number | null } {
  const read = readDockerfile(dockerfile);
  if ('error' in read) return { error: read.error, line: read.line ?? null };
  const globals = readGlobals(read.globalArgs, new Map(), platformArgs(), read.parsed.escape);
  if ('error' in globals) return { error: globals.error, line: globals.line };
  try {
    return new Resolver(read, globals.values, read.parsed.escape).resolve(options);
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) };
    return { error: message, line: null };
  }
}

class Resolver {
  private readonly stages: readonly Stage[];
  private readonly globals: ReadonlyMap<string, string>;
  private readonly escapeChar: string;
  private base = '';
  private set: ImageSet | undefined;
  private readonly instructions: Instruction[] = [];
  private readonly parts: { entrypoint: CommandPart | null; cmd: CommandPart | null } = { entrypoint: null, cmd: null };
  private readonly lines = new Map<Instruction['kind'], number>();

  constructor({ stages }: Stages, globals: ReadonlyMap<string, string>, escapeChar: string) {
    this.stages = stages;
    this.globals = globals;
    this.escapeChar = escapeChar;
  }

  resolve({ args = [], entrypoint }: CommandOptions): EffectiveCommand {
    const { config } = this.lastStage();
    const given = entrypoint === undefined ? config.entrypoint : [entrypoint];
    const cmd = args.length > 0 ? args : entrypoint === undefined ? (config.cmd ?? []) : [];
    const { parts } = this;
    return {
      base: this.base,
      set: this.set,
      entrypoint: parts.entrypoint,
      cmd: config.cmd && config.cmd.length > 0 ? parts.cmd : null,
      cmdDropped: parts.entrypoint?.form === 'shell' && parts.cmd?.line !== null && parts.cmd !== null,
      argv: [...(given ?? []), ...cmd],
      shell: config.shell ?? DEFAULT_SHELL,
      user: config.user,
      userPlace: this.placeOf('USER'),
      stopSignal: config.stopSignal || 'SIGTERM',
      stopSignalPlace: this.placeOf('STOPSIGNAL'),
      workingDir: config.workingDir,
      instructions: this.instructions,
      own: this.instructions.slice(-(this.stages.at(-1)?.instructions.length ?? 0) || this.instructions.length),
    };
  }

  private placeOf(kind: Instruction['kind']): Place {
    return { file: DOCKERFILE, line: this.lines.get(kind) ?? null };
  }

  /** The last stage, upon those that it starts from. */
  private lastStage(): StageState {
    const firstNamed = new Map<string, number>();
    for (const [at, { from }] of this.stages.entries())
      if (from.as !== '' && !firstNamed.has(from.as)) firstNamed.set(from.as, at);
    const chain: Stage[] = [];
    let image = '';
    for (let at = this.stages.length - 1; ; ) {
      const stage = this.stages[at];
      if (!stage) throw new Error('the Dockerfile has no stage to build');
      chain.push(stage);
      image = this.imageOf(stage);
      const below = firstNamed.get(image.toLowerCase()) ?? at;
      if (below >= at) break;
      at = below;
    }
    const state = this.startFrom(image);
    for (const { instructions } of chain.reverse()) {
      Object.assign(state, { args: new Map(), declared: [], cmdSet: false });
      for (const instruction of instructions) this.apply(state, instruction);
    }
    return state;
  }

  private imageOf({ from }: Stage): string {
    const expanded = expandVariables(from.image, (name) => this.globals.get(name), { escape: this.escapeChar });
    return 'error' in expanded ? from.image : expanded.text;
  }

  private startFrom(name: string): StageState {
    this.base = name;
    const found = name === 'scratch' ? undefined : findBaseImage(name);
    this.set = found?.set;
    const config = found?.image.config ?? emptyConfig;
    this.inherit(config);
    return { ...startFromScratch(0), config: { ...config, onBuild: [] } };
  }

  private inherit({ entrypoint, cmd }: ImageConfig): void {
    const part = (instruction: CommandPart['instruction'], argv: readonly string[] | null): CommandPart | null =>
      argv && { instruction, form: 'exec', argv, written: '', file: DOCKERFILE, line: null };
    this.parts.entrypoint = part('ENTRYPOINT', entrypoint);
    this.parts.cmd = part('CMD', cmd);
  }

  private apply(state: StageState, written: Instruction): void {
    const variables = variablesOf(state);
    const expanded = expandInstruction(written, (name) => variables.get(name), this.escapeChar);
    const instruction = 'error' in expanded ? written : expanded.instruction;
    this.instructions.push(instruction);
    if (instruction.kind === 'ARG')
      for (const [name, value] of readStageArgs(instruction, new Map(), this.globals)) state.args.set(name, value);
    if (instruction.kind === 'ENV') for (const { name } of instruction.pairs) state.args.delete(name);
    const config = configure(state, instruction);
    if (!config) return;
    state.config = config;
    this.lines.set(instruction.kind, instruction.start);
    if (instruction.kind === 'CMD') this.parts.cmd = partOf(instruction, config.cmd);
    if (instruction.kind === 'ENTRYPOINT') {
      this.parts.entrypoint = partOf(instruction, config.entrypoint);
      if (!config.cmd) this.parts.cmd = null;
    }
  }
}

function partOf(instruction: InstructionOf<'CMD' | 'ENTRYPOINT'>, argv: readonly string[] | null): CommandPart | null {
  if (!argv || argv.length === 0) return null;
  const { kind, form, start, original } = instruction;
  return {
    instruction: kind,
    form,
    argv,
    file: DOCKERFILE,
    line: start,
    written: original.trim().slice(kind.length).trim(),
  };
}
