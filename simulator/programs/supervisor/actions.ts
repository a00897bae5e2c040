import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { add, remove, reread, update } from './config-actions';
import { type Controller, namespec, splitNamespec } from './controller';
import { maintail, tail } from './log-actions';
import type { ChildInfo, ConfigInfo, FaultCode, Outcome } from './rpc';
import { asFault, Fault } from './rpc';
import { helps, topics } from './supervisorctl-help';

/** One command of supervisorctl; `args` are its words. */
export type Action = (ctl: Controller, args: readonly string[]) => Run<void>;

const WORDS: Partial<Record<FaultCode, string>> = {
  BAD_NAME: 'no such process',
  NO_FILE: 'no such file',
  NOT_EXECUTABLE: 'file is not executable',
  ALREADY_STARTED: 'already started',
  SPAWN_ERROR: 'spawn error',
  ABNORMAL_TERMINATION: 'abnormal termination',
  BAD_SIGNAL: 'bad signal name',
  NOT_RUNNING: 'not running',
  FAILED: 'failed',
};

interface Verb {
  /** What start is to startProcess, startProcessGroup, startAllProcesses. */
  readonly method: string;
  readonly done: string;
  readonly missing: string;
  readonly missingStatus: number;
  /** A refusal that is no failure. */
  readonly ignored?: FaultCode;
  /** Exit status for a group that there is not. */
  readonly badGroup: number;
}

/** start, stop and signal: for `all`, `group:*` and single processes. */
const act = (name: string, verb: Verb): Action =>
  function* (ctl, args) {
    if (!(yield* ctl.isUp())) return;
    const signal = name === 'signal' ? args.slice(0, 1) : [];
    const names = args.slice(signal.length);
    if (names.length === 0) {
      yield* ctl.print(verb.missing);
      ctl.status = verb.missingStatus;
      return yield* ctl.print(helps[name] ?? '');
    }
    const report = function* (outcome: Outcome): Run<void> {
      const spec = namespec(outcome.group, outcome.name);
      const words = WORDS[outcome.status];
      yield* ctl.print(outcome.status === 'SUCCESS' ? `${spec}: ${verb.done}` : `${spec}: ERROR (${words})`);
      ctl.note(outcome.status, verb.ignored);
    };
    if (names.includes('all')) {
      for (const outcome of yield* ctl.ask<Outcome[]>(verb.method.replace('@', 'AllProcesses'), ...signal))
        yield* report(outcome);
      return;
    }
    for (const text of names) {
      const { group, name: process } = splitNamespec(text);
      try {
        if (process === undefined) {
          for (const outcome of yield* ctl.ask<Outcome[]>(verb.method.replace('@', 'ProcessGroup'), group, ...signal))
            yield* report(outcome);
        } else {
          yield* ctl.ask(verb.method.replace('@', 'Process'), text, ...signal);
          yield* report({ group, name: process, status: 'SUCCESS' });
        }
      } catch (error) {
        const { code } = asFault(error);
        if (process !== undefined) yield* report({ group, name: process, status: code });
        else if (code === 'BAD_NAME') {
          yield* ctl.print(`${group}: ERROR (no such group)`);
          ctl.status = verb.badGroup;
        } else throw error;
      }
    }
  };

const start = act('start', {
  method: 'start@',
  done: 'started',
  missing: 'Error: start requires a process name',
  missingStatus: 2,
  ignored: 'ALREADY_STARTED',
  badGroup: 2,
});
const stop = act('stop', {
  method: 'stop@',
  done: 'stopped',
  missing: 'Error: stop requires a process name',
  missingStatus: 1,
  ignored: 'NOT_RUNNING',
  badGroup: 1,
});
const signal = act('signal', {
  method: 'signal@',
  done: 'signalled',
  missing: 'Error: signal requires a signal name and a process name',
  missingStatus: 1,
  badGroup: 1,
});

export const status: Action = function* (ctl, args) {
  if (!(yield* ctl.isUp())) {
    if (ctl.status !== 1) ctl.status = 4;
    return;
  }
  const all = yield* ctl.ask<ChildInfo[]>('getAllProcessInfo');
  const shown: ChildInfo[] = args.length === 0 || args.includes('all') ? [...all] : [];
  for (const text of args.includes('all') ? [] : args) {
    const { group, name } = splitNamespec(text);
    const found = all.filter((info) => info.group === group && (name === undefined || info.name === name));
    shown.push(...found);
    if (found.length > 0) continue;
    yield* ctl.print(name === undefined ? `${group}: ERROR (no such group)` : `${text}: ERROR (no such process)`);
    ctl.status = 4;
  }
  const width = Math.max(30, ...shown.map((info) => namespec(info.group, info.name).length)) + 3;
  for (const info of shown)
    yield* ctl.print(namespec(info.group, info.name).padEnd(width) + info.state.padEnd(10) + info.description);
  if (shown.some(({ state }) => state === 'STOPPED' || state === 'EXITED' || state === 'FATAL')) ctl.status = 3;
};

const pid: Action = function* (ctl, args) {
  if (!(yield* ctl.isUp())) return;
  if (args.length === 0) return yield* ctl.print(String(yield* ctl.ask<number>('getPID')));
  if (args.includes('all')) {
    for (const info of yield* ctl.ask<ChildInfo[]>('getAllProcessInfo')) yield* ctl.print(String(info.pid));
    return;
  }
  for (const name of args) {
    try {
      const info = yield* ctl.ask<ChildInfo>('getProcessInfo', name);
      yield* ctl.print(String(info.pid));
      if (info.pid === 0) ctl.status = 7;
    } catch (error) {
      asFault(error);
      ctl.status = 1;
      yield* ctl.print(`No such process ${name}`);
    }
  }
};

const restart: Action = function* (ctl, args) {
  if (!(yield* ctl.isUp())) return;
  if (args.length === 0) {
    yield* ctl.print('Error: restart requires a process name');
    ctl.status = 1;
    return yield* ctl.print(helps['restart'] ?? '');
  }
  yield* stop(ctl, args);
  yield* start(ctl, args);
};

/** shutdown and reload. */
const leave = (method: string, done: string): Action =>
  function* (ctl) {
    try {
      yield* ctl.ask(method);
      yield* ctl.print(done);
    } catch (error) {
      ctl.status = error instanceof Fault || method === 'restart' ? 1 : 7;
      if (error instanceof Fault) return yield* ctl.print('ERROR: already shutting down');
      const what = asErrno(error).code === 'ENOENT' ? 'no such file' : 'refused connection';
      yield* ctl.print(`ERROR: ${ctl.serverurl} ${what} (already shut down?)`);
    }
  };

const avail: Action = function* (ctl) {
  for (const info of yield* ctl.ask<ConfigInfo[]>('getAllConfigInfo'))
    yield* ctl.print(
      `${namespec(info.group, info.name).padEnd(32)} ${(info.inuse ? 'in use' : 'avail').padEnd(9)} ${(info.autostart ? 'auto' : 'manual').padEnd(9)} ${info.priority}`,
    );
};

const clear: Action = function* (ctl, args) {
  if (!(yield* ctl.isUp())) return;
  if (args.length === 0) {
    yield* ctl.print('Error: clear requires a process name');
    ctl.status = 1;
    return yield* ctl.print(helps['clear'] ?? '');
  }
  const all = args.includes('all') ? yield* ctl.ask<Outcome[]>('clearAllProcessLogs') : undefined;
  for (const { group, name } of all ?? []) yield* ctl.print(`${namespec(group, name)}: cleared`);
  for (const text of all ? [] : args) {
    try {
      yield* ctl.ask('clearProcessLogs', text);
      yield* ctl.print(`${text}: cleared`);
    } catch (error) {
      ctl.note(asFault(error).code);
      yield* ctl.print(`${text}: ERROR (no such process)`);
    }
  }
};

const version: Action = function* (ctl) {
  if (yield* ctl.isUp()) yield* ctl.print(yield* ctl.ask<string>('getSupervisorVersion'));
};

const help: Action = function* (ctl, [topic]) {
  yield* ctl.print(topic === undefined ? topics.slice(0, -1) : (helps[topic] ?? `*** No help on ${topic}`));
};

const fg: Action = function* (ctl) {
  yield* ctl.print('ERROR: the foreground mode is not part of this simulation; use tail -f');
  ctl.status = 1;
};

const open: Action = function* (ctl, [url = '']) {
  if (!/^(unix|http):/.test(url)) {
    yield* ctl.print('ERROR: url must be http:// or unix://');
    ctl.status = 1;
    return;
  }
  ctl.serverurl = url;
  const before = ctl.status;
  yield* status(ctl, []);
  ctl.status = before;
};

export const actions: Readonly<Record<string, Action>> = {
  add,
  avail,
  clear,
  fg,
  help,
  maintail,
  open,
  pid,
  reload: leave('restart', 'Restarted supervisord'),
  remove,
  reread,
  restart,
  shutdown: leave('shutdown', 'Shut down'),
  signal,
  start,
  status,
  stop,
  tail,
  update,
  version,
};
