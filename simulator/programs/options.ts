import type { Bytes } from '../bytes';

/** One option: all its names (single letters are short ones); `argument` as getopt_long(3) means it. */
export interface OptionSpec {
  readonly names: readonly string[];
  readonly argument: 'none' | 'required' | 'optional';
}

/** What was given, in order; an option is known by the first of its names. */
export class Options {
  readonly list: (readonly [key: string, value: Bytes])[] = [];

  has(...keys: string[]): boolean {
    return this.list.some(([key]) => keys.includes(key));
  }
  /** The value given last. */
  get(...keys: string[]): Bytes | undefined {
    return this.list.findLast(([key]) => keys.includes(key))?.[1];
  }
  all(...keys: string[]): Bytes[] {
    return this.list.filter(([key]) => keys.includes(key)).map(([, value]) => value);
  }
  /** Which of these was given last. */
  last(...keys: string[]): string | undefined {
    return this.list.findLast(([key]) => keys.includes(key))?.[0];
  }
}

export class OptionError extends Error {}

/** `n=,lines` takes a value, `color=?` may, `q,quiet,silent` does not. */
export function optionSpecs(text: string): OptionSpec[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [names = '', mark] = word.split(/(?==)/);
      const argument = word.includes('=?')
        ? 'optional'
        : mark === undefined && !word.includes('=')
          ? 'none'
          : 'required';
      return {
        names: word.replace(/=\??/g, '').split(',').filter(Boolean),
        argument: names === '' ? 'none' : argument,
      };
    });
}

/** getopt_long(3): options and operands may mix unless `inOrder`; after `--` all are operands. Throws OptionError. */
export function parseOptions(
  words: readonly Bytes[],
  specs: readonly OptionSpec[],
  inOrder = false,
): { options: Options; operands: Bytes[] } {
  const options = new Options();
  const operands: Bytes[] = [];
  const give = (spec: OptionSpec, value = ''): unknown => options.list.push([spec.names[0] ?? '', value]);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (word.startsWith('--')) {
      const eq = word.indexOf('=');
      const name = eq < 0 ? word.slice(2) : word.slice(2, eq);
      const spec = longOption(specs, name);
      const full = spec.names.find((n) => n.startsWith(name)) ?? name;
      if (spec.argument === 'none') {
        if (eq >= 0) throw new OptionError(`option '--${full}' doesn't allow an argument`);
        give(spec);
      } else if (eq >= 0) give(spec, word.slice(eq + 1));
      else if (spec.argument === 'optional') give(spec);
      else if (++i < words.length) give(spec, words[i]);
      else throw new OptionError(`option '--${full}' requires an argument`);
    } else if (word.startsWith('-') && word !== '-') {
      for (let k = 1; k < word.length; k++) {
        const letter = word[k] ?? '';
        const spec = specs.find((s) => s.names.includes(letter));
        if (!spec) throw new OptionError(`invalid option -- '${letter}'`);
        if (spec.argument === 'none') {
          give(spec);
          continue;
        }
        const attached = word.slice(k + 1);
        if (attached !== '' || spec.argument === 'optional') give(spec, attached);
        else if (++i < words.length) give(spec, words[i]);
        else throw new OptionError(`option requires an argument -- '${letter}'`);
        break;
      }
    } else if (inOrder) {
      operands.push(...words.slice(i));
      break;
    } else operands.push(word);
  }
  return { options, operands };
}

function longOption(specs: readonly OptionSpec[], name: string): OptionSpec {
  const long = specs.flatMap((spec) => spec.names.filter((n) => n.length > 1).map((n) => ({ spec, n })));
  const exact = long.find(({ n }) => n === name);
  if (exact) return exact.spec;
  const matches = long.filter(({ n }) => n.startsWith(name));
  const [first] = matches;
  if (!first) throw new OptionError(`unrecognized option '--${name}'`);
  if (matches.some(({ spec }) => spec !== first.spec))
    throw new OptionError(
      `option '--${name}' is ambiguous; possibilities: ${matches.map(({ n }) => `'--${n}'`).join(' ')}`,
    );
  return first.spec;
}
