import { utf8 } from '../../bytes';
import { parseSignal, signalName, signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { bootedUnits } from '../../packages/systemd-units';
import { listUnits } from './list-units';
import type { Ending, Manager } from './manager';
import type { ManagerReply, ManagerRequest } from './manager-client';
import type { Service } from './service';
import { showProperties } from './show-properties';
import { findUnit, loadUnit, unitName } from './unit-file';
import { matches } from './unit-file-commands';
import { managerStatus, unitStatus } from './unit-status';

/** An answer that may have to wait until services have settled. */
export interface Outcome {
  readonly pending: readonly Service[];
  finish(): ManagerReply;
}
type Command = (manager: Manager, request: ManagerRequest) => Run<Outcome>;

const now = (stdout: string, status = 0, stderr = ''): Outcome => ({
  pending: [],
  finish: () => ({ stdout: utf8(stdout), stderr: utf8(stderr), status }),
});

const VERBS: Readonly<Record<string, { title: string; act: (manager: Manager, service: Service) => Run<void> }>> = {
  start: { title: 'start', act: (manager, service) => manager.start(service.name) },
  stop: { title: 'stop', act: (_, service) => service.stop() },
  restart: { title: 'restart', act: restart },
  'try-restart': {
    title: 'restart',
    *act(manager, service) {
      if (service.active === 'active') yield* restart(manager, service);
    },
  },
  reload: { title: 'reload', act: (_, service) => service.reload() },
  'reload-or-restart': {
    title: 'reload or restart',
    act: (manager, service) =>
      service.canReload && service.active === 'active' ? service.reload() : restart(manager, service),
  },
};

function* restart(manager: Manager, service: Service): Run<void> {
  service.restartAfterStop = service.active === 'active' || service.active === 'deactivating';
  if (service.restartAfterStop) yield* service.stop();
  else yield* manager.start(service.name);
}

const BECAUSE: Partial<Record<Service['result'], string>> = {
  'exit-code': ' because the control process exited with error code',
  signal: ' because a fatal signal was delivered to the control process',
  timeout: ' because a timeout was exceeded',
};

function failure({ name }: Service, result: Service['result']): string {
  return `Job for ${name} failed${BECAUSE[result] ?? ''}.\nSee "systemctl status ${name}" and "journalctl -xeu ${name}" for details.\n`;
}

const job: Command = function* (manager, { verb, words, options }) {
  const { title = verb, act } = VERBS[verb] ?? {};
  const pending: Service[] = [];
  let stderr = '';
  let status = 0;
  for (const word of words) {
    const name = unitName(word);
    const service = manager.service(name);
    if (!service && bootedUnits.some((unit) => unit.name === name)) continue;
    if (!service && !findUnit(manager.sys, name)) {
      stderr += `Failed to ${title} ${name}: Unit ${name} not ${verb === 'stop' ? 'loaded' : 'found'}.\n`;
      status = 5;
    } else if (service?.unit.masked) {
      stderr += `Failed to ${title} ${name}: Unit ${name} is masked.\n`;
      status = 1;
    } else if (service && verb === 'reload' && !service.canReload) {
      stderr += `Failed to reload ${name}: Job type reload is not applicable for unit ${name}.\n`;
      status = 3;
    } else if (service && verb === 'reload' && service.active !== 'active') {
      stderr += `${name} is not active, cannot reload.\n`;
      status = 1;
    } else if (service && act) {
      yield* act(manager, service);
      pending.push(service);
    }
  }
  const wait = !options.some(([key]) => key === 'no-block');
  return {
    pending: wait ? pending : [],
    finish: () => {
      const failed = verb === 'stop' ? [] : pending.filter((service) => service.active === 'failed');
      return {
        stdout: '',
        stderr: stderr + failed.map((service) => failure(service, service.result)).join(''),
        status: failed.length > 0 ? 1 : status,
      };
    },
  };
};

const stateOf = (manager: Manager, word: string): string => {
  const name = unitName(word);
  const own = bootedUnits.find((unit) => unit.name === name);
  if (own) return own.sub === 'failed' ? (manager.failedAtBoot.has(name) ? 'failed' : 'inactive') : 'active';
  if (name === 'systemd-journald.service') return 'active';
  return manager.service(name)?.active ?? 'inactive';
};

const isState = (good: readonly string[], bad: number): Command =>
  function* (manager, { words, options }) {
    const states = words.map((word) => stateOf(manager, word));
    const missing = words.every((word) => !findUnit(manager.sys, unitName(word)));
    const quiet = options.some(([key]) => key === 'q');
    return now(
      quiet ? '' : states.map((state) => `${state}\n`).join(''),
      states.some((state) => good.includes(state)) ? 0 : missing ? 4 : bad,
    );
  };

const status: Command = function* (manager, { words, options }) {
  if (words.length === 0) return now(managerStatus(manager));
  const asked = options.findLast(([key]) => key === 'n')?.[1];
  let stdout = '';
  let stderr = '';
  let code = 0;
  for (const [i, word] of words.entries()) {
    const name = unitName(word);
    const known = manager.service(name) ?? bootedUnits.find((unit) => unit.name === name);
    if (!known) {
      stderr += `Unit ${name} could not be found.\n`;
      code = 4;
      continue;
    }
    stdout += (i > 0 && stdout ? '\n' : '') + unitStatus(manager, known, asked === undefined ? 10 : Number(asked));
    const state = stateOf(manager, name);
    if (state !== 'active' && state !== 'reloading' && code === 0) code = 3;
  }
  return now(stdout, code, stderr);
};

const cat: Command = function* (manager, { words }) {
  let stdout = '';
  for (const [i, word] of words.entries()) {
    const unit = loadUnit(manager.sys, unitName(word));
    if (!unit) return now(stdout, 1, `No files found for ${unitName(word)}.\n`);
    const files = [unit.path, ...unit.dropIns];
    stdout += (i > 0 ? '\n' : '') + files.map((file) => `# ${file}\n${manager.sys.readFile(file)}`).join('\n');
  }
  return { pending: [], finish: () => ({ stdout, stderr: '', status: 0 }) };
};

const kill: Command = function* (manager, { words, options }) {
  const value = (key: string): string | undefined => options.findLast(([k]) => k === key)?.[1];
  const number = parseSignal(value('s') ?? 'TERM') ?? signals.TERM;
  const whom = value('kill-whom') ?? value('kill-who') ?? 'all';
  for (const word of words) {
    const service = manager.service(word);
    if (!service) return now('', 1, `Failed to kill unit ${unitName(word)}: Unit ${unitName(word)} not loaded.\n`);
    for (const pid of whom === 'main' ? [service.mainPid] : service.processes()) {
      manager.log(
        service.name,
        `${service.name}: Sent signal SIG${signalName(number)} to ${pid === service.mainPid ? 'main ' : ''}process ${pid} (${service.commOf(pid)}) on client request.`,
        5,
      );
      yield* service.kill(pid, number);
    }
  }
  return now('');
};

const resetFailed: Command = function* (manager, { words }) {
  if (words.length === 0) manager.failedAtBoot.clear();
  for (const service of words.length ? words.map((word) => manager.service(word)) : manager.services.values())
    service?.resetFailed();
  for (const word of words) manager.failedAtBoot.delete(unitName(word));
  return now('');
};

const isSystemRunning: Command = function* (manager) {
  const degraded = manager.failedAtBoot.size > 0 || [...manager.services.values()].some((s) => s.active === 'failed');
  return now(degraded ? 'degraded\n' : 'running\n', degraded ? 1 : 0);
};

/** logind is asked first, over a bus that is not there. */
const NO_BUS = 'Failed to connect to system scope bus via local transport: No such file or directory\n';
const power = (ending: Ending): Command =>
  function* (manager) {
    manager.ending = ending;
    return now('', 0, ending === 'exit' ? '' : NO_BUS);
  };

const commands: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(Object.keys(VERBS).map((verb) => [verb, job])),
  'try-reload-or-restart': job,
  'is-active': isState(['active', 'reloading'], 3),
  'is-failed': isState(['failed'], 1),
  'is-system-running': isSystemRunning,
  status,
  *show(manager, request) {
    return now(showProperties(manager, request));
  },
  cat,
  kill,
  'reset-failed': resetFailed,
  *'daemon-reload'(manager) {
    manager.reload();
    return now('');
  },
  *'daemon-reexec'(manager) {
    manager.reload();
    return now('');
  },
  *'list-units'(manager, request) {
    return now(listUnits(manager, request, matches));
  },
  *'list-jobs'() {
    return now('No jobs running.\n');
  },
  *'show-environment'() {
    return now('LANG=C.UTF-8\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin\n');
  },
  poweroff: power('halt'),
  halt: power('halt'),
  reboot: power('restart'),
  exit: power('exit'),
};

export function* managerCommand(manager: Manager, request: ManagerRequest): Run<Outcome> {
  const command = Object.hasOwn(commands, request.verb) ? commands[request.verb] : undefined;
  if (!command) return now('', 1, `systemctl: '${request.verb}' is not part of this simulation\n`);
  return yield* command(manager, request);
}
