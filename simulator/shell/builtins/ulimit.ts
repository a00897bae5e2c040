import { asErrno } from '../../kernel/errno';
import type { Limit } from '../../kernel/resource-limit';
import type { Run } from '../../kernel/syscalls';
import type { Shell } from '../interpreter/shell';
import type { Builtin } from './builtin';
import { bashName, type LimitRow, limitRows } from './ulimit-table';

interface Asked {
  readonly soft: boolean;
  readonly hard: boolean;
  readonly all: boolean;
  readonly letters: readonly string[];
  readonly operands: readonly string[];
}

const PIPE: Limit = { soft: 4096, hard: 4096 };

export const ulimit: Builtin = {
  *run(shell, args) {
    const { dialect } = shell;
    const rows = limitRows[dialect.name];
    const asked = read(args);
    const bad = asked.letters.find((letter) => !rows.some((row) => row.letter === letter));
    if (bad !== undefined) return yield* badOption(shell, bad);
    if (asked.all) {
      for (const row of rows) if (!(yield* show(shell, row, asked, true))) return 1;
      return 0;
    }
    const chosen = (asked.letters.length === 0 ? ['f'] : asked.letters)
      .slice(dialect.bash ? 0 : -1)
      .flatMap((letter) => rows.filter((row) => row.letter === letter));
    const [value, ...more] = asked.operands;
    if (more.length > 0) {
      yield* shell.complain('too many arguments');
      return dialect.name === 'dash' ? 2 : 1;
    }
    for (const row of chosen) {
      const status =
        value === undefined
          ? Number(!(yield* show(shell, row, asked, chosen.length > 1)))
          : yield* change(shell, row, asked, value);
      if (status !== 0) return status;
    }
    return 0;
  },
};

function read(args: readonly string[]): Asked {
  const options = args.findIndex((arg) => !/^-./.test(arg) || arg === '--');
  const end = options === -1 ? args.length : options;
  const letters = args.slice(0, end).flatMap((arg) => [...arg.slice(1)]);
  return {
    soft: letters.includes('S'),
    hard: letters.includes('H'),
    all: letters.includes('a'),
    letters: letters.filter((letter) => !'SHa'.includes(letter)),
    operands: args.slice(args[end] === '--' ? end + 1 : end),
  };
}

const limitOf = (shell: Shell, { resource }: LimitRow): Limit =>
  resource === 'pipe' ? PIPE : shell.sys.getrlimit(resource);

const inSteps = (value: number, { step }: LimitRow): string =>
  value === Infinity ? 'unlimited' : String(Math.floor(value / step));

function* show(shell: Shell, row: LimitRow, { soft, hard }: Asked, labelled: boolean): Run<boolean> {
  const limit = limitOf(shell, row);
  const value = inSteps(hard && !soft ? limit.hard : limit.soft, row);
  return yield* shell.write(labelled ? `${row.label} ${value}\n` : `${value}\n`);
}

function* change(shell: Shell, row: LimitRow, { soft, hard }: Asked, text: string): Run {
  const { dialect, sys } = shell;
  const limit = limitOf(shell, row);
  const value = parseLimit(text, row, limit, dialect.bash);
  if (value === undefined) return yield* refuse(shell, badNumber(dialect.name, text));
  const each = soft === hard;
  const wanted: Limit = { soft: each || soft ? value : limit.soft, hard: each || hard ? value : limit.hard };
  try {
    if (row.resource === 'pipe')
      return yield* refuse(shell, `${bashName(row.letter)}: cannot modify limit: Invalid argument`);
    sys.setrlimit(row.resource, wanted);
    return 0;
  } catch (error) {
    const why = asErrno(error).message;
    return yield* refuse(
      shell,
      dialect.bash
        ? `${bashName(row.letter)}: cannot modify limit: ${why}`
        : dialect.name === 'dash'
          ? `error setting limit (${why})`
          : `error setting limit: ${why}`,
    );
  }
}

function parseLimit(text: string, { step }: LimitRow, limit: Limit, named: boolean): number | undefined {
  if (text === 'unlimited') return Infinity;
  if (named && text === 'hard') return limit.hard;
  if (named && text === 'soft') return limit.soft;
  return /^\d+$/.test(text) ? Number(text) * step : undefined;
}

const badNumber = (shell: 'bash' | 'dash' | 'ash', text: string): string =>
  shell === 'bash' ? `${text}: invalid number` : shell === 'dash' ? 'bad number' : `invalid number '${text}'`;

/** busybox says so without the builtin's name or a line. */
function* refuse(shell: Shell, message: string): Run {
  if (shell.dialect.name === 'ash') yield* shell.writeError(`${shell.name}: ${message}\n`);
  else yield* shell.complain(message);
  return shell.dialect.name === 'dash' ? 2 : 1;
}

function* badOption(shell: Shell, letter: string): Run {
  if (shell.dialect.name === 'ash') {
    yield* shell.writeError(`ulimit: invalid option -- '${letter}'\n`);
    return 1;
  }
  yield* shell.complain(shell.dialect.bash ? `-${letter}: invalid option` : `Illegal option -${letter}`);
  if (shell.dialect.bash) yield* shell.writeError('ulimit: usage: ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]\n');
  return 2;
}
