import { asErrno } from '../../kernel/errno';
import { type Signal, signals } from '../../kernel/signal';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { bootedUnits } from '../../packages/systemd-units';
import { readAll } from '../stdio';
import { bootMessages } from './boot-messages';
import { STDOUT_SOCKET } from './journal';
import { type ManagerReply, type ManagerRequest, PRIVATE_SOCKET } from './manager-client';
import { managerCommand } from './manager-commands';
import { Service, type Surroundings } from './service';
import { findUnit, loadUnit, unitFolders, unitName, wordsOf } from './unit-file';
import { defaultTarget } from './unit-links';

type Say = (text: string) => Run<void>;
export type Ending = 'halt' | 'restart' | 'exit';

/** systemd as PID 1, once it has booted: the services it looks after, and who waits for them. */
export class Manager implements Surroundings {
  readonly sys: Syscalls;
  readonly startedAt: number;
  readonly services = new Map<string, Service>();
  /** Which of systemd's own units failed at boot; `reset-failed` clears them. */
  readonly failedAtBoot = new Set(bootedUnits.filter(({ sub }) => sub === 'failed').map(({ name }) => name));
  ending: Ending | undefined;
  /** A signal came that was not looked at yet: do not sleep. */
  disturbed = false;
  private readonly outbox: string[] = [];
  private journal: Fd | undefined;
  private invocations = 0;

  constructor(sys: Syscalls) {
    this.sys = sys;
    this.startedAt = sys.now();
  }

  log(unit: string, message: string, priority = 6): void {
    this.outbox.push(`${unit}\tsystemd\t1\t${priority}\t${message}\n`);
  }

  invocation(): string {
    this.invocations += 1;
    const seed = this.sys.readFile('/etc/machine-id').trim();
    return `${seed.slice(0, 24)}${(0x10000000 + this.invocations * 0x9e3779).toString(16).slice(-8)}`;
  }

  /** Sends what was logged to the journal. */
  *flush(): Run<void> {
    if (this.outbox.length === 0) return;
    if (this.journal === undefined) {
      if (!this.sys.access(STDOUT_SOCKET, '')) return;
      this.journal = yield* this.sys.connectUnix(STDOUT_SOCKET);
      this.sys.setCloexec(this.journal, true);
      yield* this.sys.write(this.journal, '*\n');
    }
    const text = this.outbox.splice(0).join('');
    try {
      yield* this.sys.write(this.journal, text);
    } catch (e) {
      asErrno(e);
      this.journal = undefined;
    }
  }

  /** The loaded service of a name; undefined when there is no such unit. */
  service(word: string): Service | undefined {
    const name = unitName(word);
    const known = this.services.get(name);
    if (known) return known;
    if (!name.endsWith('.service') || bootedUnits.some((unit) => unit.name === name)) return undefined;
    const unit = loadUnit(this.sys, name);
    if (!unit) return undefined;
    const real = this.services.get(unit.name) ?? new Service(unit, unit.name, this);
    this.services.set(unit.name, real);
    return real;
  }

  /** daemon-reload */
  reload(): void {
    for (const [name, service] of this.services) {
      const unit = loadUnit(this.sys, name);
      if (unit) service.unit = unit;
      else if (service.active === 'inactive') this.services.delete(name);
    }
  }

  /** The services that a target pulls in, in the order in which they start. */
  wantedBy(target: string, seen = new Set<string>()): string[] {
    if (seen.has(target)) return [];
    seen.add(target);
    const unit = loadUnit(this.sys, target);
    const links = ['wants', 'requires', 'upholds'].flatMap((kind) =>
      unitFolders.flatMap((folder) => entries(this.sys, `${folder}/${target}.${kind}`)),
    );
    const own = unit ? ['Wants', 'Requires', 'BindsTo'].flatMap((key) => wordsOf(unit.all('Unit', key))) : [];
    const implied = {
      'graphical.target': ['multi-user.target'],
      'multi-user.target': ['basic.target'],
      'basic.target': ['sysinit.target'],
    }[target];
    return [...new Set([...(implied ?? []), ...own, ...links])].flatMap((name) => {
      if (name.endsWith('.target')) return this.wantedBy(name, seen);
      return name.endsWith('.service') && !isOwn(name) ? [name] : [];
    });
  }

  /** With what it requires and wants first. */
  *start(name: string, seen = new Set<string>()): Run<void> {
    const service = this.service(name);
    if (!service || seen.has(name) || service.unit.masked) return;
    seen.add(name);
    for (const key of ['Requires', 'Wants', 'BindsTo'])
      for (const needed of wordsOf(service.unit.all('Unit', key)))
        if (needed.endsWith('.service') && findUnit(this.sys, needed)) yield* this.start(needed, seen);
    yield* service.start();
  }
}

/** systemd's own units come up by themselves here, without their programs. */
const isOwn = (name: string): boolean => name.startsWith('systemd-') || /getty|^kmod-/.test(name);

const entries = (sys: Syscalls, folder: string): string[] => {
  try {
    return sys
      .readdir(folder)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
};

/** After= among those that start together. */
function inOrder(manager: Manager, names: readonly string[]): string[] {
  const out: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (out.includes(name) || path.includes(name)) return;
    const after = wordsOf(manager.service(name)?.unit.all('Unit', 'After') ?? []);
    for (const other of names) if (after.includes(other)) visit(other, [...path, name]);
    out.push(name);
  };
  for (const name of [...new Set(names)].sort()) visit(name, []);
  return out;
}

export function* manage(sys: Syscalls, say: Say): Run {
  const manager = new Manager(sys);
  const wishes = listenToSignals(sys, manager);
  prepare(sys);
  for (const line of bootMessages()) yield* say(line);
  yield* startJournal(sys);
  const listener = sys.listenUnix(PRIVATE_SOCKET);
  sys.setCloexec(listener, true);
  manager.log('', 'Queued start job for default target graphical.target.');
  for (const name of inOrder(manager, manager.wantedBy(defaultTarget(sys)))) yield* manager.start(name);
  manager.log('', 'Reached target graphical.target - Graphical Interface.');
  manager.log('', `Startup finished in ${Math.max(Math.round(sys.now() - manager.startedAt), 1)}ms.`);
  for (;;) {
    yield* manager.flush();
    let asked = false;
    try {
      asked = (yield* sys.poll([{ fd: listener }], manager.disturbed ? 0 : nextDeadline(manager))).length > 0;
    } catch (e) {
      asErrno(e);
    }
    yield* reap(manager);
    yield* expire(manager);
    if (asked) yield* serve(manager, listener);
    manager.ending ??= wishes.shift();
    if (manager.ending) return yield* shutDown(manager, manager.ending);
  }
}

const RTMIN = 34;

/** systemd(1), "Signals": none of them but these ends it; SIGTERM only makes it start itself again. */
function listenToSignals(sys: Syscalls, manager: Manager): Ending[] {
  const wishes: Ending[] = [];
  const on = (signal: Signal, act: () => void): unknown =>
    sys.sigaction(signal, {
      handler: () => {
        manager.disturbed = true;
        act();
      },
    });
  on(signals.CHLD, () => {});
  on(signals.TERM, () => manager.log('', 'Reexecuting requested from unknown process...'));
  on(signals.HUP, () => manager.reload());
  on(signals.INT, () => wishes.push('restart'));
  on(RTMIN + 3, () => wishes.push('halt'));
  on(RTMIN + 4, () => wishes.push('halt'));
  on(RTMIN + 5, () => wishes.push('restart'));
  on(RTMIN + 13, () => wishes.push('halt'));
  on(RTMIN + 14, () => wishes.push('halt'));
  on(RTMIN + 15, () => wishes.push('restart'));
  return wishes;
}

function prepare(sys: Syscalls): void {
  for (const folder of ['/run/systemd', '/run/systemd/system', '/run/systemd/journal', '/run/lock', '/run/log'])
    if (!sys.access(folder, '')) sys.mkdir(folder, 0o755);
  const id = sys.access('/etc/machine-id', '') ? sys.readFile('/etc/machine-id').trim() : '';
  if (id === '' || id === 'uninitialized') {
    const seed = [...`${sys.hostname()}${sys.now()}`].map((c) => c.charCodeAt(0).toString(16)).join('');
    sys.writeFile('/etc/machine-id', `${seed.padEnd(32, '0').slice(-32)}\n`, 0o444);
  }
}

function* startJournal(sys: Syscalls): Run<void> {
  const path = '/usr/lib/systemd/systemd-journald';
  sys.fork(function* (own) {
    own.setsid();
    const none = own.open('/dev/null', ['read', 'write']);
    for (const fd of [0, 1, 2]) own.dup2(none, fd);
    own.close(none);
    for (const signal of [signals.TERM, signals.HUP, signals.INT]) own.sigaction(signal, 'default');
    return yield* own.exec(path, [path], new Map([['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin']]));
  });
  const patience = sys.now() + 2000;
  while (!sys.access(STDOUT_SOCKET, '') && sys.now() < patience)
    try {
      yield* sys.sleep(20);
    } catch (e) {
      asErrno(e);
    }
}

function* reap(manager: Manager): Run<void> {
  manager.disturbed = false;
  for (;;) {
    let gone: { pid: number; status: Parameters<Service['ended']>[1] } | null = null;
    try {
      gone = yield* manager.sys.wait(-1, { nohang: true });
    } catch (e) {
      asErrno(e);
    }
    if (!gone) return;
    for (const service of manager.services.values()) yield* service.ended(gone.pid, gone.status);
  }
}

function* serve(manager: Manager, listener: Fd): Run<void> {
  const { fd } = yield* manager.sys.accept(listener);
  manager.sys.setCloexec(fd, true);
  const request = JSON.parse(yield* readAll(manager.sys, fd)) as ManagerRequest;
  const answer = function* (reply: ManagerReply): Run<void> {
    try {
      yield* manager.sys.write(fd, JSON.stringify(reply));
    } catch (e) {
      asErrno(e);
    }
    manager.sys.close(fd);
  };
  const reply = yield* managerCommand(manager, request);
  yield* settle(manager, reply.pending);
  yield* answer(reply.finish());
}

/** Goes on until nothing is under way in these. */
function* settle(manager: Manager, services: readonly Service[]): Run<void> {
  while (services.some((service) => !service.settled)) {
    yield* manager.flush();
    try {
      if (!manager.disturbed) yield* manager.sys.waitFor([], nextDeadline(manager));
    } catch (e) {
      asErrno(e);
    }
    yield* reap(manager);
    yield* expire(manager);
  }
}

const nextDeadline = (manager: Manager): number =>
  Math.min(Infinity, ...[...manager.services.values()].map((service) => service.deadline));

function* expire(manager: Manager): Run<void> {
  for (const service of manager.services.values()) if (service.deadline <= manager.sys.now()) yield* service.timedOut();
}

/** Stops everything, then ends the namespace. */
function* shutDown(manager: Manager, ending: Ending): Run {
  const { sys } = manager;
  const running = [...manager.services.values()];
  for (const service of running) yield* service.stop();
  yield* settle(manager, running);
  if (ending === 'exit') return 0;
  try {
    yield* sys.reboot(ending);
  } catch (e) {
    asErrno(e);
  }
  return 0;
}
