import { checkArgs } from './args-rule';
import { type CommandSpec, findCommand, nameOf, pathOf } from './command-spec';
import { bool } from './flag-types';
import { FlagError, type FlagSet, type ParsedFlags, parseFlags } from './flags';
import { describesFirst, helpText, usageText } from './help';

/** What a command line means. `stderr` comes before anything the command itself prints. */
export type Resolution<R> =
  | {
      readonly kind: 'run';
      readonly spec: CommandSpec<R>;
      readonly path: string;
      readonly line: ParsedFlags<FlagSet>;
      /** The flags before the subcommand. */
      readonly global: ParsedFlags<FlagSet>;
      /** The lines of the commands above, outermost first. */
      readonly outer: readonly ParsedFlags<FlagSet>[];
      readonly stderr: string;
    }
  | { readonly kind: 'text'; readonly stdout: string; readonly stderr: string; readonly exit: number };

const text = (stdout: string, stderr = '', exit = 0) => ({ kind: 'text', stdout, stderr, exit }) as const;
const failure = (message: string, exit: number) => text('', `${message}\n`, exit);

function withHelp(flags: FlagSet): FlagSet {
  if (flags['help']) return flags;
  const taken = Object.values(flags).some((flag) => flag.short === 'h');
  const help = bool({ hidden: true, ...(taken ? {} : { short: 'h', shortDeprecated: 'use --help' }) });
  return { ...flags, help };
}

function flagFailure(parents: readonly CommandSpec[], spec: CommandSpec, error: unknown) {
  if (!(error instanceof FlagError)) throw error;
  const exit = usageExit([...parents, spec]);
  if (exit !== undefined) return failure(error.message, exit);
  const { footer, ...bare } = spec;
  const usage = spec.commands ? `\n\n${usageText(parents, footer && spec.describesFirst ? bare : spec)}` : '';
  return failure(`${error.message}\nSee '${pathOf(parents, spec)} --help'.${usage}`, 125);
}

const usageExit = (path: readonly CommandSpec[]): number | undefined =>
  path.find((spec) => spec.usageExit !== undefined)?.usageExit;

function helpOn<R>(root: CommandSpec<R>, topic: readonly string[], columns: number): Resolution<R> {
  const parents: CommandSpec<R>[] = [];
  let spec = root;
  for (const word of topic) {
    const child = findCommand(spec, word);
    if (!child) return failure(`unknown help topic: ${topic.join(' ')}`, 1);
    parents.push(spec);
    spec = child;
  }
  return text(helpText(parents, spec, columns));
}

/** Finds the command that `argv` (without the program's name) names and reads its flags. `columns`: terminal width. */
export function resolveCommand<R>(root: CommandSpec<R>, argv: readonly string[], columns = 80): Resolution<R> {
  const parents: CommandSpec<R>[] = [];
  const warnings: string[] = [];
  let spec = root;
  let words = argv;
  let global: ParsedFlags<FlagSet> | undefined;
  const outer: ParsedFlags<FlagSet>[] = [];
  for (;;) {
    const isGroup = spec.commands !== undefined;
    let line: ParsedFlags<FlagSet>;
    try {
      line = parseFlags(withHelp(spec.flags), words, { interspersed: !isGroup && spec.interspersed !== false });
    } catch (error) {
      return flagFailure(parents, spec, error);
    }
    global ??= line;
    warnings.push(...line.warnings);
    const stderr = warnings.map((warning) => `${warning}\n`).join('');
    if (line.values['help'] === true) return text(helpText(parents, spec, columns), stderr);
    const [word] = line.args;
    if (!isGroup || word === undefined) {
      if (!spec.run && (spec.usageExit !== undefined || describesFirst(parents, spec)))
        return text(helpText(parents, spec, columns), stderr);
      if (!spec.run) return text('', stderr + helpText(parents, spec, columns));
      const complaint = checkArgs(parents, spec, line.args.length);
      const prefix = describesFirst(parents, spec) ? 'ERROR: ' : '';
      if (complaint !== undefined) return failure(stderr + prefix + complaint, 1);
      return { kind: 'run', spec, path: pathOf(parents, spec), line, global, outer, stderr };
    }
    const child = findCommand(spec, word);
    if (!child && word === 'help' && parents.length === 0) return helpOn(root, line.args.slice(1), columns);
    if (!child && spec.describesFirst) return text(helpText(parents, spec, columns), stderr);
    if (!child && spec.usageExit !== undefined) {
      const path = [...parents.slice(1), spec].map(nameOf).join(' ');
      return text(helpText(parents, spec, columns), `unknown docker command: "${path} ${word}"\n`, spec.usageExit);
    }
    if (!child) return failure(unknownWord(parents, spec, word), 1);
    outer.push(line);
    if (child.standsFor) parents.splice(0, parents.length, root, ...child.standsFor.slice(0, -1));
    else parents.push(spec);
    spec = child.standsFor?.at(-1) ?? child;
    words = line.args.slice(1);
  }
}

function unknownWord(parents: readonly CommandSpec[], spec: CommandSpec, word: string): string {
  if (spec.unknown) return spec.unknown(word);
  if (parents.length > 0) return `\n${usageText(parents, spec, 80, true).trimEnd()}`;
  const name = nameOf(spec);
  return `${name}: '${word}' is not a ${name} command.\nSee '${name} --help'`;
}
