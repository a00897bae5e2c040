import type { Run } from '../../kernel/syscalls';
import type { Child } from './child';
import { CommandError, findCommand } from './command-line';
import { readConfig } from './config';
import { type Group, isRunning, isStopped } from './group';
import { ConfigError } from './ini';
import type { Supervisor } from './supervisor';
import { signalNumber } from './values';

// The methods of the supervisor namespace that supervisorctl calls.

export type FaultCode =
  | 'UNAUTHORIZED'
  | 'UNKNOWN_METHOD'
  | 'SHUTDOWN_STATE'
  | 'BAD_NAME'
  | 'BAD_SIGNAL'
  | 'NO_FILE'
  | 'NOT_EXECUTABLE'
  | 'FAILED'
  | 'ABNORMAL_TERMINATION'
  | 'SPAWN_ERROR'
  | 'ALREADY_STARTED'
  | 'NOT_RUNNING'
  | 'SUCCESS'
  | 'ALREADY_ADDED'
  | 'STILL_RUNNING'
  | 'CANT_REREAD';

export class Fault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, text = '') {
    super(text);
    this.code = code;
  }
}

export interface Outcome {
  readonly name: string;
  readonly group: string;
  readonly status: FaultCode;
}
export interface ChildInfo {
  readonly name: string;
  readonly group: string;
  readonly state: Child['state'];
  readonly pid: number;
  readonly description: string;
}
export interface ConfigInfo {
  readonly name: string;
  readonly group: string;
  readonly inuse: boolean;
  readonly autostart: boolean;
  readonly priority: string;
}

/** An answer that takes a while: asked again at least `delay` ms later, until it is not undefined. */
export interface Deferred {
  readonly delay: number;
  readonly ask: () => Run<unknown>;
}
const isDeferred = (answer: unknown): answer is Deferred =>
  typeof answer === 'object' && answer !== null && 'ask' in answer;

/** Handles one call; throws Fault. */
export function* callMethod(supervisor: Supervisor, method: string, params: readonly string[]): Run<unknown> {
  const call = methods[method];
  if (!call) throw new Fault('UNKNOWN_METHOD', method);
  if (supervisor.leaving && method !== 'getVersion') throw new Fault('SHUTDOWN_STATE', 'SHUTDOWN_STATE');
  return yield* call(supervisor, ...params);
}

function groupOf(supervisor: Supervisor, name: string): Group {
  const group = supervisor.groups.get(name);
  if (!group) throw new Fault('BAD_NAME', name);
  return group;
}

/** `group:name`, or a name that is its group's as well. */
function childOf(supervisor: Supervisor, name: string): Child {
  const [group = '', own = group] = name.split(':');
  const child = supervisor.groups.get(group)?.children.find(({ config }) => config.name === own);
  if (!child) throw new Fault('BAD_NAME', name);
  return child;
}

const allChildren = (supervisor: Supervisor): Child[] => supervisor.sorted.flatMap(({ children }) => children);

/** By name, as status lists them. */
const lexical = (supervisor: Supervisor): Child[] =>
  allChildren(supervisor).sort((a, b) => compare(a.group, b.group) || compare(a.config.name, b.config.name));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function* start(supervisor: Supervisor, child: Child): Run<true | Deferred> {
  try {
    findCommand(supervisor.sys, child.config.command);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new Fault(error.missing ? 'NO_FILE' : 'NOT_EXECUTABLE', error.message);
  }
  if (isRunning(child.state)) throw new Fault('ALREADY_STARTED');
  yield* child.spawn();
  yield* supervisor.reap();
  if (child.spawnError !== undefined) throw new Fault('SPAWN_ERROR');
  yield* child.transition();
  if (child.state === ('RUNNING' as Child['state'])) return true;
  return {
    delay: 50,
    *ask() {
      if (child.spawnError !== undefined) throw new Fault('SPAWN_ERROR');
      if (child.state !== 'STARTING' && child.state !== 'RUNNING') throw new Fault('ABNORMAL_TERMINATION');
      return child.state === 'RUNNING' ? true : undefined;
    },
  };
}

function* stop(supervisor: Supervisor, child: Child): Run<true | Deferred> {
  if (!isRunning(child.state)) throw new Fault('NOT_RUNNING');
  yield* child.stop();
  yield* supervisor.reap();
  if (isStopped(child.state)) return true;
  return {
    delay: 0,
    *ask() {
      yield* child.reportStopping();
      return isStopped(child.state) ? true : undefined;
    },
  };
}

type Act = (supervisor: Supervisor, child: Child) => Run<true | Deferred>;

/** Does it to each of them at once, and answers when all are done. */
function together(supervisor: Supervisor, children: readonly Child[], act: Act): Deferred {
  const results: Outcome[] = [];
  let waiting: { child: Child; deferred: Deferred }[] | undefined;
  const note = (child: Child, status: FaultCode) =>
    results.push({ name: child.config.name, group: child.group, status });
  return {
    delay: 50,
    *ask() {
      if (!waiting) {
        waiting = [];
        for (const child of children) {
          try {
            const answer = yield* act(supervisor, child);
            if (isDeferred(answer)) waiting.push({ child, deferred: answer });
            else note(child, 'SUCCESS');
          } catch (error) {
            note(child, asFault(error).code);
          }
        }
        if (waiting.length === 0) return results;
      }
      for (const one of [...waiting]) {
        try {
          if ((yield* one.deferred.ask()) === undefined) continue;
          note(one.child, 'SUCCESS');
        } catch (error) {
          note(one.child, asFault(error).code);
        }
        waiting = waiting.filter((other) => other !== one);
      }
      return waiting.length === 0 ? results : undefined;
    },
  };
}

export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}

function* signal(_: Supervisor, child: Child, name: string): Run<true> {
  let number: number;
  try {
    number = signalNumber(name);
  } catch {
    throw new Fault('BAD_SIGNAL', name);
  }
  if (child.state !== 'RUNNING' && child.state !== 'STARTING' && child.state !== 'STOPPING')
    throw new Fault('NOT_RUNNING');
  yield* child.signal(number);
  return true;
}

const idle = ({ state }: Child): boolean => !isRunning(state);
const busy = ({ state }: Child): boolean => isRunning(state);
const signallable = ({ state }: Child): boolean => state === 'RUNNING' || state === 'STARTING' || state === 'STOPPING';

type Method = (supervisor: Supervisor, ...params: string[]) => Run<unknown>;
const now = (answer: (supervisor: Supervisor, ...params: string[]) => unknown): Method =>
  function* (supervisor, ...params) {
    return answer(supervisor, ...params);
  };

const methods: Readonly<Record<string, Method>> = {
  getVersion: now(() => '3.0'),
  getSupervisorVersion: now(() => '4.2.5'),
  getPID: now(({ sys }) => sys.pid),
  getAllProcessInfo: now((supervisor) => lexical(supervisor).map((child) => infoOf(supervisor, child))),
  getProcessInfo: now((supervisor, name = '') => infoOf(supervisor, childOf(supervisor, name))),
  startProcess: (supervisor, name = '') => start(supervisor, childOf(supervisor, name)),
  startProcessGroup: now((supervisor, name = '') =>
    together(supervisor, groupOf(supervisor, name).children.filter(idle), start),
  ),
  startAllProcesses: now((supervisor) => together(supervisor, allChildren(supervisor).filter(idle), start)),
  stopProcess: (supervisor, name = '') => stop(supervisor, childOf(supervisor, name)),
  stopProcessGroup: now((supervisor, name = '') =>
    together(supervisor, groupOf(supervisor, name).children.filter(busy), stop),
  ),
  stopAllProcesses: now((supervisor) => together(supervisor, allChildren(supervisor).filter(busy), stop)),
  signalProcess: (supervisor, name = '', which = '') => signal(supervisor, childOf(supervisor, name), which),
  signalProcessGroup: now((supervisor, name = '', which = '') =>
    together(supervisor, groupOf(supervisor, name).children.filter(signallable), (s, child) => signal(s, child, which)),
  ),
  signalAllProcesses: now((supervisor, which = '') =>
    together(supervisor, allChildren(supervisor).filter(signallable), (s, child) => signal(s, child, which)),
  ),
  readLog: now((supervisor, bytes = '0') => lastBytes(supervisor, supervisor.config.logfile, Number(bytes))),
  readProcessLog: now((supervisor, name = '', channel = 'stdout', bytes = '0') =>
    lastBytes(supervisor, childOf(supervisor, name).logs[channel === 'stderr' ? 'stderr' : 'stdout'], Number(bytes)),
  ),
  clearProcessLogs: now((supervisor, name = '') => clearLogs(supervisor, childOf(supervisor, name))),
  clearAllProcessLogs: now((supervisor) =>
    allChildren(supervisor).map((child) => {
      clearLogs(supervisor, child);
      return { name: child.config.name, group: child.group, status: 'SUCCESS' };
    }),
  ),
  getAllConfigInfo: now((supervisor) => configInfo(supervisor)),
  reloadConfig: now(reload),
  addProcessGroup: now((supervisor, name = '') => {
    const config = supervisor.config.groups.find((group) => group.name === name);
    if (!config) throw new Fault('BAD_NAME', name);
    if (!supervisor.addGroup(config)) throw new Fault('ALREADY_ADDED', name);
    return true;
  }),
  removeProcessGroup: now((supervisor, name = '') => {
    if (!supervisor.removeGroup(groupOf(supervisor, name))) throw new Fault('STILL_RUNNING', name);
    return true;
  }),
  shutdown: now((supervisor) => {
    supervisor.mood = 'shutdown';
    return true;
  }),
  restart: now((supervisor) => {
    supervisor.mood = 'restarting';
    return true;
  }),
};

function lastBytes({ sys }: Supervisor, path: string | undefined, bytes: number): string {
  if (path === undefined || !sys.access(path, '')) throw new Fault('NO_FILE', path ?? '');
  if (path === '/dev/null') return '';
  if (sys.stat(path).type !== 'file') throw new Fault('FAILED', path);
  return sys.readFile(path).slice(-bytes);
}

function clearLogs({ sys }: Supervisor, child: Child): true {
  for (const path of [child.logs.stdout, child.logs.stderr])
    if (path !== undefined && sys.access(path, 'w') && sys.stat(path).type === 'file') sys.truncate(path, 0);
  return true;
}

function configInfo(supervisor: Supervisor): ConfigInfo[] {
  return supervisor.config.groups
    .flatMap((group) =>
      group.programs.map(({ name, autostart, priority }) => ({
        name,
        group: group.name,
        inuse: supervisor.groups.has(group.name),
        autostart,
        priority: `${group.priority}:${priority}`,
      })),
    )
    .sort((a, b) => compare(a.name, b.name));
}

/** Reads the files again; what differs from what is active: added, changed, removed. */
function reload(supervisor: Supervisor): [added: string[], changed: string[], removed: string[]] {
  try {
    supervisor.config = { ...readConfig(supervisor.sys, supervisor.configFile), logfile: supervisor.config.logfile };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Fault('CANT_REREAD', error.message);
  }
  const { groups } = supervisor.config;
  const active = supervisor.groups;
  const same = (name: string): boolean =>
    JSON.stringify(active.get(name)?.config) === JSON.stringify(groups.find((group) => group.name === name));
  return [
    groups.filter(({ name }) => !active.has(name)).map(({ name }) => name),
    groups.filter(({ name }) => active.has(name) && !same(name)).map(({ name }) => name),
    [...active.keys()].filter((name) => !groups.some((group) => group.name === name)),
  ];
}

function infoOf({ sys }: Supervisor, child: Child): ChildInfo {
  const { config, group, state, pid } = child;
  const uptime = Math.max(0, Math.floor(sys.now() / 1000) - Math.floor(child.startedAt / 1000));
  const description =
    state === 'RUNNING'
      ? `pid ${pid}, uptime ${duration(uptime)}`
      : state === 'FATAL' || state === 'BACKOFF'
        ? (child.spawnError ?? `unknown error (try "tail ${config.name}")`)
        : state === 'STOPPED' || state === 'EXITED'
          ? child.startedAt === 0
            ? 'Not started'
            : moment(child.stoppedAt)
          : '';
  return { name: config.name, group, state, pid, description };
}

/** Python's timedelta: `1 day, 0:00:05`. */
function duration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `${Math.floor((seconds % 86_400) / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return days === 0 ? time : `${days} day${days === 1 ? '' : 's'}, ${time}`;
}

/** `Nov 24 01:09 PM` */
function moment(ms: number): string {
  const at = new Date(ms);
  const month = at.toUTCString().slice(8, 11);
  const hour = at.getUTCHours();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${month} ${two(at.getUTCDate())} ${two(hour % 12 || 12)}:${two(at.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'}`;
}
