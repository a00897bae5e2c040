import { expandInstruction } from './expand-instruction';
import { expandVariables } from './expand-variables';
import { readExposedPorts } from './exposed-ports';
import type { DockerfileError, ParsedDockerfile } from './instr';
import type { From, Instruction } from './instruction';
import type { FromWords, Report, Rule, StageState } from './lint/rule';
import { rules } from './lint/rules';
import { readDockerfile } from './read-dockerfile';
import { type Globals, platformArgs, readGlobals, readStageArgs } from './scope';
import type { Stage, Stages } from './stages';

export interface Warning {
  rule: string;
  detail: string;
  line: number;
}

/** What `docker build --check` finds; `error` is why the file can't be built, with what was found before. */
export interface LintResult {
  warnings: Warning[];
  error?: string;
}

const NO_BUILD_ARGS = new Map<string, string>();
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Checks a Dockerfile with BuildKit's rules; base images are taken to set nothing but PATH. */
export function lint(text: string): LintResult {
  const dockerfile = readDockerfile(text);
  if (!('parsed' in dockerfile)) return { warnings: [], error: dockerfile.error };
  const linter = new Linter(dockerfile.parsed);
  const error = linter.run(dockerfile) ?? linter.refusal();
  return { warnings: linter.warnings, ...(error !== undefined && { error }) };
}

class Linter {
  readonly warnings: Warning[] = [];
  private readonly parsed: ParsedDockerfile;
  private readonly active: { rule: Rule; report: Report }[];
  private readonly fails: boolean;

  constructor(parsed: ParsedDockerfile) {
    this.parsed = parsed;
    const options = new Map(parsed.check.split(';').map((option) => splitOption(option)));
    const skipped = new Set(splitNames(options.get('skip') ?? ''));
    this.active = rules
      .filter(({ name }) => !skipped.has('all') && !skipped.has(name.toLowerCase()))
      .map((rule) => ({ rule, report: (detail, line) => this.warnings.push({ rule: rule.name, detail, line }) }));
    this.fails = options.get('error')?.toLowerCase() === 'true';
  }

  run(found: Stages | (DockerfileError & Stages)): string | undefined {
    const { globalArgs, stages } = found;
    this.each('file', (rule, report) => rule.file?.(this.parsed, report));
    for (const { from, instructions } of stages)
      for (const one of [from, ...instructions]) this.each('read', (rule, report) => rule.read?.(one, report));
    if ('error' in found) return found.error;
    this.each('stages', (rule, report) => rule.stages?.(stages, report));

    const globals = readGlobals(globalArgs, NO_BUILD_ARGS, platformArgs(), this.parsed.escape);
    if ('error' in globals) return globals.error;
    return this.checkFroms(found, globals) ?? this.checkStages(stages, globals);
  }

  /** With `# check=error=true` a warning fails the build. */
  refusal(): string | undefined {
    if (!this.fails || this.warnings.length === 0) return undefined;
    const names = [...new Set(this.warnings.map(({ rule }) => rule))].sort();
    return `lint violation found for rules: ${names.join(', ')}`;
  }

  // Calls what each rule has for one moment of the check.
  private each(moment: keyof Rule, call: (rule: Rule, report: Report) => void): void {
    for (const { rule, report } of this.active) if (rule[moment]) call(rule, report);
  }

  private checkFroms({ globalArgs, stages }: Stages, globals: Globals): string | undefined {
    const declared = new Set([
      ...globals.values.keys(),
      ...globalArgs.flatMap(({ args }) => args.map((arg) => arg.name)),
    ]);
    for (const { from } of stages) {
      const words = this.readFromWords(from, globals, declared);
      if (typeof words === 'string') return words;
      this.each('from', (rule, report) => rule.from?.(from, words, report));
      if (words.defaultImage === '') return `base name (${from.image}) should not be blank`;
    }
    return undefined;
  }

  private readFromWords(from: From, { values }: Globals, declared: Set<string>): FromWords | string {
    const used: string[] = [];
    const expand = (text: string) =>
      expandVariables(
        text,
        (name) => {
          used.push(name);
          return values.get(name);
        },
        { escape: this.parsed.escape },
      );
    const image = expand(from.image);
    if ('error' in image) return image.error;
    used.length = 0;
    const platform = expand(from.platform);
    if ('error' in platform) return platform.error;
    const unset = [...new Set([...image.unset, ...platform.unset])];
    return { declared, unset, platformNames: used, platform: platform.text, defaultImage: image.text };
  }

  private checkStages(stages: Stage[], globals: Globals): string | undefined {
    const built = new Map<string, StageState>();
    for (const { from, instructions } of stages) {
      const stage = openStage(built.get(from.image.toLowerCase()));
      for (const written of instructions) {
        const expanded = expandInstruction(written, (name) => stage.env.get(name), this.parsed.escape);
        const one = 'error' in expanded ? written : expanded.instruction;
        this.each('build', (rule, report) => rule.build?.(one, stage, expanded.unset, report));
        if ('error' in expanded) return expanded.error;
        const ports = one.kind === 'EXPOSE' ? readExposedPorts(one.ports) : [];
        if ('error' in ports) return ports.error;
        apply(one, stage, globals);
      }
      if (from.as !== '') built.set(from.as, stage);
    }
    return undefined;
  }
}

function openStage(base: StageState | undefined): StageState {
  return {
    env: new Map(base?.env ?? [['PATH', DEFAULT_PATH]]),
    args: new Set(base?.args),
    hasShell: base?.hasShell ?? false,
    hasWorkdir: base?.hasWorkdir ?? false,
    usedAt: new Map(),
  };
}

function apply(one: Instruction, stage: StageState, globals: Globals): void {
  if (one.kind === 'ENV') for (const { name, value } of one.pairs) stage.env.set(name, value);
  if (one.kind === 'ARG') {
    for (const { name } of one.args) stage.args.add(name);
    for (const [name, value] of readStageArgs(one, NO_BUILD_ARGS, globals.values)) stage.env.set(name, value);
  }
  if (one.kind === 'SHELL') stage.hasShell = true;
  if (one.kind === 'WORKDIR') stage.hasWorkdir = true;
  if (one.kind === 'CMD' || one.kind === 'ENTRYPOINT' || one.kind === 'HEALTHCHECK')
    stage.usedAt.set(one.kind, one.start);
}

function splitOption(option: string): [string, string] {
  const [name = '', value = ''] = option.split('=');
  return [name.trim().toLowerCase(), value.trim()];
}

function splitNames(list: string): string[] {
  return list.split(',').map((name) => name.trim().toLowerCase());
}
