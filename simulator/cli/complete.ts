import { type CommandSpec, findCommand, nameOf } from './command-spec';
import type { Flag } from './flag-types';

/** A thing only the caller can list: containers, images, files … */
export interface Wanted {
  readonly kind: string;
  readonly prefix: string;
  /** The arguments already given to the command. */
  readonly args: readonly string[];
}

export interface Completion {
  readonly candidates: readonly string[];
  /** The part of the current word that the candidates replace. */
  readonly prefix: string;
}

const flagNames = ({ flags }: CommandSpec, prefix: string): readonly string[] => {
  const shown = Object.entries(flags).filter(([, flag]) => !flag.hidden && !flag.deprecated);
  const long = [...shown.map(([name]) => `--${name}`), '--help'];
  const short = shown.flatMap(([, flag]) => (flag.short && !flag.shortDeprecated ? [`-${flag.short}`] : []));
  return [...new Set([...long, ...short])].filter((name) => name.startsWith(prefix)).sort();
};

const flagFor = ({ flags }: CommandSpec, word: string): Flag<unknown> | undefined => {
  if (word.startsWith('--')) return flags[word.slice(2)];
  // `-itv` takes a value when its last letter does.
  return Object.values(flags).find((flag) => flag.short !== undefined && flag.short === word.at(-1));
};

/** Candidates for the last of `words` (those after the program's name; the last may be empty). */
export function completeCommand(
  root: CommandSpec,
  words: readonly string[],
  list: (wanted: Wanted) => readonly string[],
): Completion {
  const current = words.at(-1) ?? '';
  let spec = root;
  let args: string[] = [];
  let pending: Flag<unknown> | undefined;
  let flagsEnded = false;
  for (const word of words.slice(0, -1)) {
    if (pending) {
      pending = undefined;
    } else if (!flagsEnded && word === '--') {
      flagsEnded = true;
    } else if (!flagsEnded && word.startsWith('-') && word !== '-') {
      const flag = word.includes('=') ? undefined : flagFor(spec, word);
      if (flag && flag.bare === undefined) pending = flag;
    } else {
      const child = args.length === 0 ? findCommand(spec, word) : undefined;
      if (child) {
        spec = child;
        args = [];
      } else {
        args.push(word);
        if (spec.interspersed === false) flagsEnded = true;
      }
    }
  }

  const listed = (kind: string | undefined, prefix: string): Completion => ({
    candidates: kind === undefined ? [] : list({ kind, prefix, args }).filter((name) => name.startsWith(prefix)),
    prefix,
  });
  if (pending) return listed(pending.completes, current);
  if (!flagsEnded && current.startsWith('-')) {
    const equals = current.indexOf('=');
    if (equals < 0) return { candidates: flagNames(spec, current), prefix: current };
    return listed(flagFor(spec, current.slice(0, equals))?.completes, current.slice(equals + 1));
  }
  if (spec.commands) {
    const names = spec.commands.filter((child) => !child.hidden).map(nameOf);
    return {
      candidates: args.length > 0 ? [] : names.filter((name) => name.startsWith(current)).sort(),
      prefix: current,
    };
  }
  return listed(spec.completes?.[args.length] ?? spec.completes?.at(-1), current);
}
