import { bool, list, string } from '../../cli/flag-types';
import { FlagError, type FlagSet, type ParsedFlags, parseFlags } from '../../cli/flags';
import { Errno } from '../../kernel/errno';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { Api } from '../api/api';
import { StatusError } from '../api/status-error';
import type { Cluster } from '../cluster';
import { KubectlError } from './kubectl-error';
import { statusText } from './status-text';

/** A command of kubectl, or a word with commands below it. */
export interface Command {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly flags?: FlagSet;
  readonly commands?: readonly Command[];
  run?(session: Session, line: Line): Run<unknown>;
}

export interface Line {
  readonly args: readonly string[];
  /** What stands behind `--`; undefined without one. */
  readonly rest: readonly string[] | undefined;
  readonly flags: ParsedFlags<FlagSet>;
}

/** One call of kubectl. */
export interface Session {
  readonly sys: Syscalls;
  readonly cluster: Cluster;
  readonly api: Api;
  readonly namespace: string;
  /** -n was given. */
  readonly namespaceGiven: boolean;
  print(text: string): Run<void>;
  warn(text: string): Run<void>;
}

export const text = ({ flags }: Line, name: string): string => String(flags.values[name] ?? '');
export const flag = ({ flags }: Line, name: string): boolean => flags.values[name] === true;
export const texts = ({ flags }: Line, name: string): readonly string[] =>
  (flags.values[name] ?? []) as readonly string[];
export const given = ({ flags }: Line, name: string): boolean => flags.changed.has(name);

const globals = {
  namespace: string({ short: 'n' }),
  context: string(),
  cluster: string(),
  user: string(),
  kubeconfig: string(),
  server: string({ short: 's' }),
  'request-timeout': string({ initial: '0' }),
  'warnings-as-errors': bool(),
  v: string({ short: 'v' }),
  as: string(),
  'as-group': list(),
  help: bool({ short: 'h' }),
};

/** ms of CPU until kubectl has read its configuration and what the server offers; ms the server takes for an answer. */
const START = 60;
const ANSWER = 5;

export function createKubectl(open: () => Cluster, commands: readonly Command[]): Program {
  return function* (sys, argv) {
    yield* sys.compute(START);
    const cluster = open();
    yield* sys.sleep(ANSWER);
    const warn = (message: string): Run<void> => sys.write(2, message);
    try {
      return yield* dispatch(sys, cluster, commands, argv.slice(1));
    } catch (error) {
      if (error instanceof KubectlError) {
        if (error.message !== '') yield* warn(`${error.message}\n`);
        return error.exit;
      }
      if (error instanceof StatusError) {
        yield* warn(`${statusText(error)}\n`);
        return 1;
      }
      if (!(error instanceof Errno)) throw error;
      if (error.code === 'EPIPE') return 1;
      const why = error.message.charAt(0).toLowerCase() + error.message.slice(1);
      yield* warn(`error: ${error.path === undefined ? why : `open ${error.path}: ${why}`}\n`);
      return 1;
    }
  };
}

function* dispatch(
  sys: Syscalls,
  cluster: Cluster,
  commands: readonly Command[],
  argv: readonly string[],
): Run<number> {
  const dash = argv.indexOf('--');
  const before = dash < 0 ? [...argv] : argv.slice(0, dash);
  const rest = dash < 0 ? undefined : argv.slice(dash + 1);
  let level = commands;
  let command: Command | undefined;
  const path = ['kubectl'];
  let words: readonly string[] = before;
  for (;;) {
    const at = commandWord(words);
    if (at === undefined) break;
    const word = words[at] ?? '';
    const found = level.find(({ name, aliases }) => name === word || aliases?.includes(word));
    if (!found) {
      if (!command) throw new KubectlError(unknownCommand(word, commands));
      break;
    }
    words = words.filter((_, i) => i !== at);
    command = found;
    path.push(found.name);
    level = found.commands ?? [];
    if (level.length === 0) break;
  }
  if (!command?.run)
    throw new KubectlError(
      `error: help texts are not part of the simulation (${path.join(' ')}: ${level.map(({ name }) => name).join(', ')})`,
    );
  let flags: ParsedFlags<FlagSet>;
  try {
    flags = parseFlags({ ...globals, ...command.flags }, words);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    throw new KubectlError(`error: ${error.message}\nSee '${path.join(' ')} --help' for usage.`);
  }
  if (flags.values['help'] === true)
    throw new KubectlError(`error: help texts are not part of the simulation (${path.join(' ')})`);
  const namespace = String(flags.values['namespace'] || 'default');
  const session: Session = {
    sys,
    cluster,
    api: new Api(cluster),
    namespace,
    namespaceGiven: flags.changed.has('namespace'),
    print: (message) => sys.write(1, message),
    warn: (message) => sys.write(2, message),
  };
  const status = yield* command.run(session, { args: flags.args, rest, flags });
  return typeof status === 'number' ? status : 0;
}

/** Place of the first word that is no flag of kubectl itself. */
function commandWord(words: readonly string[]): number | undefined {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!word.startsWith('-')) return i;
    const name = word.replace(/^--?/, '');
    const takesValue =
      !word.includes('=') && (/^(n|s|v)$/.test(name) || (Object.hasOwn(globals, name) && !/help|warnings/.test(name)));
    if (takesValue) i += 1;
  }
  return undefined;
}

function unknownCommand(word: string, commands: readonly Command[]): string {
  const near = commands.map(({ name }) => name).filter((name) => distance(word, name) <= 2 || name.startsWith(word));
  const hint = near.length > 0 ? `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join('')}` : '';
  return `error: unknown command ${JSON.stringify(word)} for "kubectl"${hint}`;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
