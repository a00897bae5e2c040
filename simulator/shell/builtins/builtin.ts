import type { Run } from '../../kernel/syscalls';
import type { Place } from '../interpreter/place';
import type { Shell } from '../interpreter/shell';
import type { Assignment } from '../tree';

export interface Call {
  readonly name: string;
  /** `declare a=(…)`: array values by name. */
  readonly arrays: ReadonlyMap<string, Assignment>;
  readonly place: Place;
}

export interface Builtin {
  readonly run: (shell: Shell, args: readonly string[], call: Call) => Run;
  /** POSIX special builtin: found before functions, assignments stay, errors end a script. */
  readonly special?: boolean;
  /** Shells that have it; all by default. */
  readonly in?: readonly ('bash' | 'dash' | 'ash')[];
  /** Its messages carry no name. */
  readonly silent?: boolean;
}

/** Flags before the operands; stops at `--`. `bad` is the first letter not in `known`. */
export function takeFlags(
  args: readonly string[],
  known: string,
): { flags: Set<string>; rest: readonly string[]; bad: string | undefined } {
  const flags = new Set<string>();
  for (const [i, arg] of args.entries()) {
    if (arg === '--') return { flags, rest: args.slice(i + 1), bad: undefined };
    if (!/^-./.test(arg)) return { flags, rest: args.slice(i), bad: undefined };
    for (const letter of arg.slice(1)) {
      if (!known.includes(letter)) return { flags, rest: args.slice(i), bad: letter };
      flags.add(letter);
    }
  }
  return { flags, rest: [], bad: undefined };
}

/** An option the builtin does not have, in each shell's words. */
export function* refuseOption(shell: Shell, letter: string, usage: string): Run {
  if (shell.dialect.bash) {
    yield* shell.complain(`-${letter}: invalid option`);
    yield* shell.writeError(`${shell.builtin}: usage: ${usage}\n`);
  } else
    yield* shell.complain(shell.dialect.name === 'dash' ? `Illegal option -${letter}` : `illegal option -${letter}`);
  return 2;
}

export const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);
