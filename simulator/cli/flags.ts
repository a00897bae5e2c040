import type { Flag } from './flag-types';
import { quote, quoteRune } from './go-quote';

export type FlagSet = Readonly<Record<string, Flag<unknown>>>;

export type FlagValues<S extends FlagSet> = { readonly [K in keyof S]: S[K] extends Flag<infer T> ? T : never };

export interface ParsedFlags<S extends FlagSet> {
  readonly values: FlagValues<S>;
  readonly args: readonly string[];
  /** Names of the flags that were written. */
  readonly changed: ReadonlySet<string>;
  /** Lines for stderr about deprecated flags. */
  readonly warnings: readonly string[];
}

export class FlagError extends Error {}

const label = (name: string, { short, shortDeprecated }: Flag<unknown>): string =>
  short && !shortDeprecated ? `-${short}, --${name}` : `--${name}`;

/** Reads a command line by the rules of Go's pflag; throws FlagError with its text. */
export function parseFlags<S extends FlagSet>(
  flags: S,
  argv: readonly string[],
  { interspersed = true }: { readonly interspersed?: boolean } = {},
): ParsedFlags<S> {
  const values: Record<string, unknown> = {};
  const byShort = new Map<string, string>();
  for (const [name, { initial, short }] of Object.entries(flags)) {
    values[name] = initial;
    if (short) byShort.set(short, name);
  }
  const changed = new Set<string>();
  const warnings: string[] = [];
  const args: string[] = [];
  let next = 0;

  const assign = (name: string, flag: Flag<unknown>, text: string) => {
    try {
      values[name] = flag.set(values[name], text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new FlagError(`invalid argument ${quote(text)} for ${quote(label(name, flag))} flag: ${why}`);
    }
    changed.add(name);
    if (flag.deprecated) warnings.push(`Flag --${name} has been deprecated, ${flag.deprecated}`);
  };

  const takeLong = (word: string) => {
    const body = word.slice(2);
    if (/^[-=]/.test(body)) throw new FlagError(`bad flag syntax: ${word}`);
    const equals = body.indexOf('=');
    const name = equals < 0 ? body : body.slice(0, equals);
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) throw new FlagError(`unknown flag: --${name}`);
    if (equals >= 0) return assign(name, flag, body.slice(equals + 1));
    if (flag.bare !== undefined) return assign(name, flag, flag.bare);
    const value = argv[next++];
    if (value === undefined) throw new FlagError(`flag needs an argument: ${word}`);
    assign(name, flag, value);
  };

  const takeShort = (word: string) => {
    let letters = word.slice(1);
    while (letters !== '') {
      const letter = String.fromCodePoint(letters.codePointAt(0) ?? 0);
      const rest = letters.slice(letter.length);
      const name = byShort.get(letter);
      const flag = name === undefined ? undefined : flags[name];
      if (name === undefined || !flag) {
        throw new FlagError(`unknown shorthand flag: ${quoteRune(letter)} in -${letters}`);
      }
      if (flag.shortDeprecated) warnings.push(`Flag shorthand -${letter} has been deprecated, ${flag.shortDeprecated}`);
      if (rest.length > 1 && rest.startsWith('=')) return assign(name, flag, rest.slice(1));
      if (flag.bare !== undefined) {
        assign(name, flag, flag.bare);
        letters = rest;
        continue;
      }
      const value = rest === '' ? argv[next++] : rest;
      if (value === undefined) throw new FlagError(`flag needs an argument: ${quoteRune(letter)} in -${letters}`);
      return assign(name, flag, value);
    }
  };

  while (next < argv.length) {
    const word = argv[next++] ?? '';
    if (word === '--') {
      args.push(...argv.slice(next));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      args.push(word);
      if (interspersed) continue;
      args.push(...argv.slice(next));
      break;
    }
    if (word.startsWith('--')) takeLong(word);
    else takeShort(word);
  }
  return { values: values as FlagValues<S>, args, changed, warnings };
}
