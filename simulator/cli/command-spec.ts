import type { FlagSet, ParsedFlags } from './flags';

/** How many positional arguments a command takes; neither bound means any number. */
export interface ArgsRule {
  readonly min?: number;
  readonly max?: number;
}

export interface CommandSpec<R = unknown> {
  /** Name and arguments as the usage line has them: `run [OPTIONS] IMAGE [COMMAND] [ARG...]`. */
  readonly use: string;
  readonly short: string;
  readonly long?: string;
  /** Other names that are accepted in this place: `list` for `ls`. */
  readonly aliases?: readonly string[];
  /** The line under `Aliases:`, when it is not made of `aliases`. */
  readonly aliasLine?: string;
  readonly examples?: string;
  readonly flags: FlagSet;
  readonly args?: ArgsRule;
  /** False when everything after the first argument belongs to somebody else, as in `docker run`. */
  readonly interspersed?: boolean;
  /** What the arguments are, for completion; the last kind repeats. */
  readonly completes?: readonly string[];
  readonly commands?: readonly CommandSpec<R>[];
  /** Where the parent's help lists it; a command with subcommands is otherwise under Management Commands. */
  readonly group?: 'common' | 'swarm';
  readonly plugin?: boolean;
  readonly hidden?: boolean;
  /** Hidden from help alone: the usage text after an error shows it. */
  readonly hiddenFromHelp?: boolean;
  /** Another name for what is elsewhere: that command under its own parents, the outermost first, below the root. */
  readonly standsFor?: readonly CommandSpec<R>[];
  /** Help begins with the description and repeats it, and the help of a word that is no subcommand is help, too. */
  readonly describesFirst?: boolean;
  /** The last paragraph of the help text. */
  readonly footer?: string;
  /** What is said about a word that is no subcommand. */
  unknown?(name: string): string;
  /** For it and what is below: a wrong flag is one bare line, a wrong word comes with the help, and this is the status. */
  readonly usageExit?: number;
  /** `outer`: the lines of the commands above, outermost first. */
  run?(line: ParsedFlags<FlagSet>, outer: readonly ParsedFlags<FlagSet>[]): R;
}

/** Describes a command; `run` sees the flags with their types. */
export function command<R, const F extends FlagSet>(
  spec: Omit<CommandSpec<R>, 'flags' | 'run'> & {
    readonly flags: F;
    run?(line: ParsedFlags<F>, outer: readonly ParsedFlags<FlagSet>[]): R;
  },
): CommandSpec<R> {
  // `run` is only ever called with the flags of the same specification.
  return spec as unknown as CommandSpec<R>;
}

export const nameOf = ({ use }: CommandSpec): string => /^\S*/.exec(use)?.[0] ?? '';

export const findCommand = <R>(parent: CommandSpec<R>, name: string): CommandSpec<R> | undefined =>
  parent.commands?.find((child) => nameOf(child) === name || child.aliases?.includes(name));

/** The usage line of a command below `parents`, outermost first. */
export const usageLine = (parents: readonly CommandSpec[], spec: CommandSpec): string =>
  [...parents.map(nameOf), spec.use].join(' ');

export const pathOf = (parents: readonly CommandSpec[], spec: CommandSpec): string =>
  [...parents, spec].map(nameOf).join(' ');
