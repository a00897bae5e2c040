import type { Dialect } from './dialect';
import { Options, shoptNames } from './interpreter/options';
import { bashVersion } from './version';

export interface Invocation {
  readonly command: string | undefined;
  /** $0 given after the -c text. */
  readonly name: string | undefined;
  readonly file: string | undefined;
  readonly positional: readonly string[];
  readonly options: readonly (readonly [string, boolean])[];
  readonly shopt: readonly (readonly [string, boolean])[];
  readonly interactive: boolean;
  readonly login: boolean;
  readonly norc: boolean;
  /** -s */
  readonly stdin: boolean;
  readonly version: string | undefined;
}

const version = `GNU bash, version ${bashVersion.text} (x86_64-pc-linux-gnu)
Copyright (C) 2022 Free Software Foundation, Inc.
License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>

This is free software; you are free to change and redistribute it.
There is NO WARRANTY, to the extent permitted by law.
`;

/** The shell's own command line. */
export function readArguments(dialect: Dialect, argv: readonly string[]): Invocation | { complaint: string } {
  const known = new Options(dialect);
  const options: [string, boolean][] = [];
  const shopt: [string, boolean][] = [];
  const seen = { command: false, interactive: false, login: false, norc: false, stdin: false };
  let shown: string | undefined;
  let i = 1;
  for (; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '--' || arg === '-') {
      i++;
      break;
    }
    if (dialect.bash && arg.startsWith('--')) {
      if (arg === '--version') shown = version;
      else if (arg === '--login') seen.login = true;
      else if (arg === '--norc' || arg === '--noprofile' || arg === '--posix' || arg === '--noediting')
        seen.norc ||= arg === '--norc';
      else if (arg === '--rcfile' || arg === '--init-file') i++;
      else return { complaint: `${arg}: invalid option` };
      continue;
    }
    if (!/^[-+]./.test(arg)) break;
    const on = arg.startsWith('-');
    for (const letter of arg.slice(1)) {
      if (letter === 'c') seen.command = true;
      else if (letter === 'i') seen.interactive = true;
      else if (letter === 'l') seen.login = true;
      else if (letter === 's') seen.stdin = true;
      else if (letter === 'O' && dialect.bash && shoptNames.includes(argv[i + 1] ?? ''))
        shopt.push([argv[++i] ?? '', on]);
      else if (letter === 'o') {
        const name = argv[++i] ?? '';
        if (!known.knows(name))
          return {
            complaint: dialect.bash
              ? `${name}: invalid option name`
              : dialect.name === 'dash'
                ? `0: Illegal option -o ${name}`
                : `illegal option -o ${name}`,
          };
        options.push([name, on]);
      } else {
        const name = known.named(letter);
        if (!name)
          return {
            complaint: dialect.bash
              ? `-${letter}: invalid option`
              : dialect.name === 'dash'
                ? `0: Illegal option -${letter}`
                : `illegal option -${letter}`,
          };
        options.push([name, on]);
      }
    }
  }
  const rest = argv.slice(i);
  if (seen.command && rest.length === 0)
    return {
      complaint: dialect.bash
        ? '-c: option requires an argument'
        : dialect.name === 'dash'
          ? '0: -c requires an argument'
          : '-c requires an argument',
    };
  const base = { options, shopt, ...seen, version: shown };
  if (seen.command) return { ...base, command: rest[0], name: rest[1], file: undefined, positional: rest.slice(2) };
  if (rest.length > 0 && !seen.stdin)
    return { ...base, command: undefined, name: undefined, file: rest[0], positional: rest.slice(1) };
  return { ...base, command: undefined, name: undefined, file: undefined, positional: rest };
}
