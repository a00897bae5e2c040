import type { EffectiveCommand } from '../effective-command';
import type { Files } from '../files';
import { type EntryScript, findEntryScript } from './entry-script';
import { type ShellCommand, shellCommands } from './shell-commands';
import { programName, shellNamed } from './shell-of';

/** A command line that the container runs on its way to, or beside, the application. */
export interface StartedCommand {
  readonly argv: readonly string[];
  readonly file: string;
  readonly line: number | null;
  readonly background: boolean;
  /** `direct`: exec form, or behind an init; `shell`: text of `sh -c`; `script`: a line of an entry script. */
  readonly through: 'direct' | 'shell' | 'script';
}

/** Something that stays between the runtime and the program, or hands on to it. */
export interface Step {
  readonly kind: 'init' | 'shell' | 'script' | 'launcher' | 'program';
  readonly argv: readonly string[];
  /** Another program takes its place, and its PID. */
  readonly execs: boolean;
  readonly file: string;
  readonly line: number | null;
  readonly script?: EntryScript;
  readonly commands?: readonly ShellCommand[];
}

export interface Startup {
  readonly steps: readonly Step[];
  readonly started: readonly StartedCommand[];
  /** What /proc/1/cmdline will hold, as far as the files tell. */
  readonly pid1: readonly string[];
}

const INITS = new Set(['tini', 'tini-static', 'docker-init', 'dumb-init', 'catatonit']);
/** Programs that end in an exec of their arguments. */
const LAUNCHERS = new Set([
  'env',
  'nohup',
  'nice',
  'gosu',
  'su-exec',
  'setpriv',
  'chpst',
  'exec',
  'ionice',
  'stdbuf',
  'docker-php-entrypoint',
  'docker-entrypoint.sh',
]);

const isEnd = (end: readonly string[], of: readonly string[]): boolean =>
  end.every((word, at) => word === of[of.length - end.length + at]);

/** Follows the effective command through shells, scripts and inits to the program. */
export function followStartup(command: EffectiveCommand, files: Files): Startup {
  return new Follower(command, files).follow();
}

class Follower {
  private readonly command: EffectiveCommand;
  private readonly files: Files;
  private readonly steps: Step[] = [];
  private readonly started: StartedCommand[] = [];
  private line: number | null;
  private file: string;

  constructor(command: EffectiveCommand, files: Files) {
    this.command = command;
    this.files = files;
    const own = command.entrypoint?.line === null ? command.cmd : (command.entrypoint ?? command.cmd);
    this.line = own?.line ?? null;
    this.file = own?.file ?? 'Dockerfile';
  }

  follow(): Startup {
    this.step(this.command.argv, 'direct');
    const stays = this.steps.find((step) => !step.execs);
    return { steps: this.steps, started: this.started, pid1: stays?.argv ?? this.command.argv };
  }

  /** What CMD gave is CMD's, however many stand in front of it. */
  private step(argv: readonly string[], through: StartedCommand['through'], depth = 0): void {
    const { cmd } = this.command;
    const given = cmd && cmd.line !== null && argv.length <= cmd.argv.length && isEnd(argv, cmd.argv);
    const outer = { file: this.file, line: this.line };
    if (given) Object.assign(this, { file: cmd.file, line: cmd.line });
    this.stepInto(argv, through, depth);
    Object.assign(this, outer);
  }

  private stepInto(argv: readonly string[], through: StartedCommand['through'], depth: number): void {
    const [program = ''] = argv;
    if (program === '' || depth > 8) return;
    const name = programName(program);
    const shell = shellNamed(program, this.command.base);
    const place = { file: this.file, line: this.line };
    if (INITS.has(name)) {
      this.steps.push({ kind: 'init', argv, execs: false, ...place });
      this.step(behindOptions(argv), 'direct', depth + 1);
      return;
    }
    const text = shell && inlineText(argv);
    if (shell && text !== undefined) {
      this.text(argv, text.text, text.rest, depth);
      return;
    }
    const path = shell ? (argv.slice(1).find((word) => !word.startsWith('-')) ?? '') : program;
    const script = path === '' ? undefined : findEntryScript(path, this.command, this.files);
    if (script) {
      this.script(argv, script, argv.slice(argv.indexOf(path) + 1), depth);
      return;
    }
    if (LAUNCHERS.has(name) && behindOptions(argv).length > 0) {
      this.steps.push({ kind: 'launcher', argv, execs: true, ...place });
      this.step(launched(name, argv), through, depth + 1);
      return;
    }
    this.steps.push({ kind: 'program', argv, execs: false, ...place });
    this.started.push({ argv, ...place, background: false, through });
  }

  private text(argv: readonly string[], text: string, rest: readonly string[], depth: number): void {
    const dialect = shellNamed(argv[0] ?? '', this.command.base);
    if (!dialect) return;
    const commands = shellCommands(text, dialect);
    const last = commands.at(-1);
    const byItself =
      last?.last &&
      !last.background &&
      !last.piped &&
      dialect.execsLast !== 'never' &&
      (last.plain || dialect.execsLast === 'most');
    const gives =
      last?.last && !last.background && !last.piped && (last.words[0] === 'exec' ? last.words.length > 1 : byItself);
    this.steps.push({ kind: 'shell', argv, execs: gives === true, file: this.file, line: this.line, commands });
    this.commands(commands, rest.slice(1), 'shell', depth, this.line);
  }

  private script(argv: readonly string[], script: EntryScript, rest: readonly string[], depth: number): void {
    const dialect = shellNamed(script.interpreter ?? argv[0] ?? 'sh', this.command.base) ?? shellNamed('sh', '');
    if (!dialect) return;
    const commands = shellCommands(script.text, dialect);
    const last = commands.at(-1);
    const gives =
      last?.last === true && !last.background && !last.piped && last.words[0] === 'exec' && last.words.length > 1;
    const shown = shellNamed(argv[0] ?? '', '') ? argv : [script.interpreter ?? '/bin/sh', ...argv];
    const place = { file: script.path, line: last?.line ?? null };
    this.steps.push({ kind: 'script', argv: shown, execs: gives, script, commands, ...place });
    const outer = { file: this.file, line: this.line };
    this.file = script.path;
    this.commands(commands, rest, 'script', depth, undefined, outer);
    Object.assign(this, outer);
  }

  // What a shell runs; the last command is followed, so that nested shells and scripts are seen.
  private commands(
    commands: readonly ShellCommand[],
    given: readonly string[],
    through: 'shell' | 'script',
    depth: number,
    line: number | null | undefined,
    outer?: { file: string; line: number | null },
  ): void {
    for (const one of commands) {
      const words = one.words[0] === 'exec' ? one.words.slice(1) : one.words;
      const argv = words.flatMap((word) => (word === '$@' || word === '$*' ? given : [word]));
      if (argv.length === 0) continue;
      if (line === undefined) this.line = one.line;
      // "$@" is what the outer instruction says.
      if (outer && words[0] === '$@') Object.assign(this, outer);
      if (one.last && !one.background) this.step(argv, through, depth + 1);
      else this.started.push({ argv, file: this.file, line: this.line, background: one.background, through });
    }
  }
}

/** `sh -c TEXT NAME ARGS…`, `-ec` and the like too. */
function inlineText(argv: readonly string[]): { text: string; rest: readonly string[] } | undefined {
  const at = argv.findIndex((word, i) => i > 0 && /^-[a-z]*c$/.test(word));
  if (at < 0 || argv.slice(1, at).some((word) => !word.startsWith('-'))) return undefined;
  const text = argv[at + 1];
  return text === undefined ? undefined : { text, rest: argv.slice(at + 2) };
}

function behindOptions(argv: readonly string[]): readonly string[] {
  const marker = argv.indexOf('--');
  if (marker > 0) return argv.slice(marker + 1);
  let at = 1;
  while (argv[at]?.startsWith('-')) at += /^-(p|e|r|n|c|u)$/.test(argv[at] ?? '') ? 2 : 1;
  return argv.slice(at);
}

function launched(name: string, argv: readonly string[]): readonly string[] {
  const rest = behindOptions(argv);
  if (name === 'gosu' || name === 'su-exec' || name === 'chpst') return rest.slice(1);
  if (name === 'env') return rest.slice(rest.findIndex((word) => !/^\w+=/.test(word)));
  return name === 'docker-entrypoint.sh' ? nodeEntrypoint(rest) : rest;
}

// Official images give a first word that is an option to their own program.
const nodeEntrypoint = (rest: readonly string[]): readonly string[] =>
  rest[0]?.startsWith('-') ? ['node', ...rest] : rest;
