import { InstructionError } from './instruction';
import { suggest } from './suggest';

export type FlagType = 'bool' | 'string' | 'strings';

/** Reads the `--flags` of an instruction against the ones it knows; throws InstructionError. */
export class Flags {
  private readonly values = new Map<string, string[]>();

  constructor(written: string[], known: Record<string, FlagType>) {
    for (const flag of written) {
      const equals = flag.indexOf('=');
      const name = equals < 0 ? flag.slice(2) : flag.slice(2, equals);
      const value = equals < 0 ? undefined : flag.slice(equals + 1);
      const type = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!type) throw new InstructionError(`unknown flag: --${name}${suggest(name, Object.keys(known), true)}`);
      const earlier = this.values.get(name);
      if (earlier && type !== 'strings') throw new InstructionError(`duplicate flag specified: ${name}`);
      const read = readValue(name, type, value);
      if (earlier) earlier.push(read);
      else this.values.set(name, [read]);
    }
  }

  text(name: string): string {
    return this.values.get(name)?.[0] ?? '';
  }

  texts(name: string): string[] {
    return this.values.get(name) ?? [];
  }

  isTrue(name: string): boolean {
    return this.text(name) === 'true';
  }
}

function readValue(name: string, type: FlagType, value: string | undefined): string {
  if (type !== 'bool') {
    if (value === undefined) throw new InstructionError(`missing a value on flag: ${name}`);
    return value;
  }
  if (value === '') throw new InstructionError(`missing a value on flag: ${name}`);
  const lower = (value ?? 'true').toLowerCase();
  if (lower === 'true' || lower === 'false') return lower;
  throw new InstructionError(`expecting boolean value for flag ${name}, not: ${value}`);
}

/** For the instructions that know no flags. */
export function refuseFlags(written: string[]): void {
  new Flags(written, {});
}
