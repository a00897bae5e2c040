import type { Action } from './actions';
import { asFault, type ChildInfo, type Outcome } from './rpc';

type Changes = readonly [added: readonly string[], changed: readonly string[], removed: readonly string[]];

export const reread: Action = function* (ctl) {
  try {
    const [added, changed, removed] = yield* ctl.ask<Changes>('reloadConfig');
    const lines = [
      ...added.map((name) => `${name}: available`),
      ...changed.map((name) => `${name}: changed`),
      ...removed.map((name) => `${name}: disappeared`),
    ].sort();
    for (const line of lines) yield* ctl.print(line);
    if (lines.length === 0) yield* ctl.print('No config updates to processes');
  } catch (error) {
    const fault = asFault(error);
    ctl.status = 1;
    yield* ctl.print(fault.code === 'CANT_REREAD' ? `ERROR: ${fault.message}` : 'ERROR: supervisor shutting down');
  }
};

export const add: Action = function* (ctl, names) {
  for (const name of names) {
    try {
      yield* ctl.ask('addProcessGroup', name);
      yield* ctl.print(`${name}: added process group`);
    } catch (error) {
      const { code } = asFault(error);
      if (code === 'ALREADY_ADDED') yield* ctl.print('ERROR: process group already active');
      else {
        ctl.status = 1;
        yield* ctl.print(code === 'BAD_NAME' ? `ERROR: no such process/group: ${name}` : 'ERROR: shutting down');
      }
    }
  }
};

export const remove: Action = function* (ctl, names) {
  for (const name of names) {
    try {
      yield* ctl.ask('removeProcessGroup', name);
      yield* ctl.print(`${name}: removed process group`);
    } catch (error) {
      ctl.status = 1;
      const still = asFault(error).code === 'STILL_RUNNING';
      yield* ctl.print(still ? `ERROR: process/group still running: ${name}` : `ERROR: no such process/group: ${name}`);
    }
  }
};

export const update: Action = function* (ctl, args) {
  let changes: Changes;
  try {
    changes = yield* ctl.ask<Changes>('reloadConfig');
  } catch (error) {
    const fault = asFault(error);
    ctl.status = 1;
    return yield* ctl.print(
      fault.code === 'SHUTDOWN_STATE'
        ? 'ERROR: already shutting down'
        : `error: <class 'xmlrpc.client.Fault'>, <Fault 92: 'CANT_REREAD: ${fault.message}'>: file: /usr/lib/python3/dist-packages/supervisor/xmlrpc.py line: 575`,
    );
  }
  const [added, changed, removed] = changes;
  const only = args.includes('all') ? [] : args;
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  if (only.length > 0) {
    const known = (yield* ctl.ask<ChildInfo[]>('getAllProcessInfo')).map(({ group }) => group).concat(added);
    for (const name of only.filter((group) => !known.includes(group))) {
      yield* ctl.print(`ERROR: no such group: ${name}`);
      ctl.status = 1;
    }
  }
  for (const name of removed.filter(wanted)) {
    yield* ctl.ask<Outcome[]>('stopProcessGroup', name);
    yield* ctl.print(`${name}: stopped`);
    yield* ctl.ask('removeProcessGroup', name);
    yield* ctl.print(`${name}: removed process group`);
  }
  for (const name of changed.filter(wanted)) {
    yield* ctl.ask<Outcome[]>('stopProcessGroup', name);
    yield* ctl.print(`${name}: stopped`);
    yield* ctl.ask('removeProcessGroup', name);
    yield* ctl.ask('addProcessGroup', name);
    yield* ctl.print(`${name}: updated process group`);
  }
  for (const name of added.filter(wanted)) {
    yield* ctl.ask('addProcessGroup', name);
    yield* ctl.print(`${name}: added process group`);
  }
};
