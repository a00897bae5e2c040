import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { LineReader } from '../stdio';
import { actions, status } from './actions';
import { absolute, environmentNames, readText } from './config';
import { Controller } from './controller';
import { ConfigError, Ini } from './ini';
import { findConfig, getopt, reportUsage, UsageError } from './options';
import { Fault } from './rpc';
import { supervisorctlHelp, supervisorctlOptions } from './supervisorctl-help';
import { expand } from './values';

/** What the imports cost, in CPU ms; and what is resident, in bytes. */
const IMPORTS = 90;
const MEMORY = 27_000_000;
const MAPPED = 12_000_000;
const DEFAULT_URL = 'http://localhost:9001';

/** supervisorctl 4.2.5; `argv` begins with the script's path. */
export function* supervisorctl(sys: Syscalls, argv: readonly string[]): Run {
  yield* sys.setMemory(MEMORY, MAPPED);
  yield* sys.compute(IMPORTS);
  const progname = argv[0] ?? 'supervisorctl';
  try {
    const { options, operands } = getopt(argv.slice(1), supervisorctlOptions);
    if (options.has('help')) {
      yield* sys.write(1, supervisorctlHelp(progname));
      return 0;
    }
    const settings = readSettings(sys, options.get('configuration'));
    const ctl = new Controller(
      sys,
      options.get('serverurl') ?? settings.serverurl,
      credentialsFrom(options, settings.credentials),
    );
    if (operands.length > 0) {
      yield* obey(ctl, operands.join(' '));
      return ctl.status;
    }
    return yield* converse(ctl, settings.prompt);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ConfigError)) throw error;
    return yield* reportUsage(sys, progname, error.message);
  }
}

interface Settings {
  readonly serverurl: string;
  readonly prompt: string;
  readonly credentials: string | undefined;
}

/** -u and -p, each over what the file says. */
function credentialsFrom(options: ReadonlyMap<string, string>, known: string | undefined): string | undefined {
  const [user, password] = [options.get('username'), options.get('password')];
  if (user === undefined && password === undefined) return known;
  const [name = '', ...rest] = (known ?? '').split(':');
  return `${user ?? name}:${password ?? rest.join(':')}`;
}

function readSettings(sys: Syscalls, given: string | undefined): Settings {
  const file = given ?? findConfig(sys).found;
  if (file === undefined) return { serverurl: DEFAULT_URL, prompt: 'supervisor', credentials: undefined };
  const ini = new Ini();
  ini.read(readText(sys, file), file);
  if (!ini.sections.has('supervisorctl')) throw new ConfigError('.ini file does not include supervisorctl section');
  const here = absolute(sys, file).replace(/\/[^/]*$/, '') || '/';
  const names = new Map([...environmentNames(sys), ['here', here]]);
  const get = (option: string, fallback: string): string =>
    expand(ini.get('supervisorctl', option) ?? fallback, names, `supervisorctl.${option}`);
  const url = get('serverurl', DEFAULT_URL);
  const username = get('username', '');
  return {
    serverurl: url.startsWith('unix://') ? `unix://${absolute(sys, url.slice('unix://'.length))}` : url,
    prompt: get('prompt', 'supervisor'),
    credentials: username === '' ? undefined : `${username}:${get('password', '')}`,
  };
}

/** One line; false when it ends the conversation. */
function* obey(ctl: Controller, line: string): Run<boolean> {
  const [name = '', ...args] = line.trim().split(/\s+/);
  if (name === '') return true;
  if (name === 'exit' || name === 'quit') {
    yield* ctl.print('');
    return false;
  }
  const action = Object.hasOwn(actions, name) ? actions[name] : name === '?' ? actions['help'] : undefined;
  if (!action) {
    yield* ctl.print(`*** Unknown syntax: ${line.trim()}`);
    ctl.status = 1;
    return true;
  }
  try {
    yield* action(ctl, args);
  } catch (error) {
    if (!(error instanceof Fault) && !(error instanceof Errno)) throw error;
    if (error instanceof Errno && error.code === 'EINTR') throw error;
    const kind = error instanceof Fault ? 'xmlrpc.client.Fault' : 'OSError';
    const text = error instanceof Fault ? `<Fault: '${error.message || error.code}'>` : error.message;
    yield* ctl.print(
      `error: <class '${kind}'>, ${text}: file: /usr/lib/python3/dist-packages/supervisor/xmlrpc.py line: 575`,
    );
    ctl.status = 1;
  }
  return true;
}

function* converse(ctl: Controller, prompt: string): Run {
  const lines = new LineReader(ctl.sys, 0);
  yield* status(ctl, []);
  for (;;) {
    yield* ctl.sys.write(1, `${prompt}> `, 'prompt');
    const line = yield* lines.next();
    if (line === undefined) {
      yield* ctl.print('');
      return 0;
    }
    if (!(yield* obey(ctl, line))) return 0;
  }
}
