import type { Run, Syscalls } from '../../kernel/syscalls';

/** Ends the program: `Error: …` and where to find help. */
export class UsageError extends Error {}

export interface Parsed {
  readonly options: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/** Python's getopt: options end at the first operand; a long option may be cut short. `letters` maps c: to its long name. */
export function getopt(words: readonly string[], table: Readonly<Record<string, string>>): Parsed {
  const options = new Map<string, string>();
  const longs = Object.values(table);
  let at = 0;
  const valueFor = (name: string): string => {
    at += 1;
    if (at >= words.length) throw new UsageError(`option ${name} requires argument`);
    return words[at] ?? '';
  };
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return { options, operands: words.slice(at + 1) };
    if (!word.startsWith('-') || word === '-') break;
    if (word.startsWith('--')) {
      const [name = '', ...value] = word.slice(2).split('=');
      const found = longs.find((long) => long.replace('=', '') === name) ?? longs.find((long) => long.startsWith(name));
      if (!found) throw new UsageError(`option --${name} not recognized`);
      const takes = found.endsWith('=');
      if (!takes && value.length > 0) throw new UsageError(`option --${name} must not have an argument`);
      options.set(found.replace('=', ''), takes ? (value.length > 0 ? value.join('=') : valueFor(word)) : '');
      continue;
    }
    for (let i = 1; i < word.length; i++) {
      const long = table[word[i] ?? ''];
      if (long === undefined) throw new UsageError(`option -${word[i]} not recognized`);
      if (!long.endsWith('=')) {
        options.set(long, '');
        continue;
      }
      options.set(long.replace('=', ''), word.slice(i + 1) || valueFor(`-${word[i]}`));
      break;
    }
  }
  return { options, operands: words.slice(at) };
}

/** Where a configuration is looked for without -c. */
export function findConfig(sys: Syscalls): {
  readonly found: string | undefined;
  readonly searched: readonly string[];
} {
  const searched = [
    '/usr/etc/supervisord.conf',
    '/usr/supervisord.conf',
    'supervisord.conf',
    'etc/supervisord.conf',
    '/etc/supervisord.conf',
    '/etc/supervisor/supervisord.conf',
  ];
  return { found: searched.find((path) => sys.access(path, '')), searched };
}

export function* reportUsage(sys: Syscalls, progname: string, message: string): Run {
  yield* sys.write(2, `Error: ${message}\nFor help, use ${progname} -h\n`);
  return 2;
}
