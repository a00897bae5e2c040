import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import { type Signal, signalName, signals } from '../../kernel/signal';
import type { Fd, Program, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import { accounts } from '../accounts';
import { OptionError, optionSpecs, parseOptions } from '../options';
import { ConfigError } from './config';
import { serveConnection, VERSION } from './serve';
import { loadSettings, type Settings } from './settings';

const CONFIG = '/etc/nginx/nginx.conf';
const specs = optionSpecs('v V t T q h ? s= c= g= p= e=');

/** nginx(8): a master that keeps workers, in the foreground only with `daemon off`. */
export const nginx: Program = function* (sys, argv) {
  try {
    const { options } = parseOptions(argv.slice(1), specs, true);
    if (options.has('v', 'V')) {
      yield* sys.write(2, `nginx version: nginx/${VERSION}\n`);
      return 0;
    }
    const path = options.get('c') ?? CONFIG;
    const testing = options.has('t', 'T');
    let settings: Settings;
    try {
      settings = loadSettings(sys, path, options.get('g') ?? '');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      yield* sys.write(
        2,
        `${testing && error.late ? `nginx: the configuration file ${path} syntax is ok\n` : ''}${logLine(sys, 'emerg', error.message)}${testing ? `nginx: configuration file ${path} test failed\n` : ''}`,
      );
      return 1;
    }
    if (testing) {
      yield* sys.write(
        2,
        `nginx: the configuration file ${path} syntax is ok\nnginx: configuration file ${path} test is successful\n`,
      );
      return 0;
    }
    const order = options.get('s');
    if (order !== undefined) return yield* send(sys, settings, order);
    return yield* start(sys, argv, path, options.get('g') ?? '', settings);
  } catch (error) {
    if (error instanceof OptionError) {
      yield* sys.write(2, `nginx: ${error.message.replace(/^invalid option -- '(.)'$/, 'invalid option: "$1"')}\n`);
      return 1;
    }
    throw error;
  }
};

/** -s stop, quit, reload, reopen. */
function* send(sys: Syscalls, settings: Settings, order: string): Run {
  const signal = { stop: signals.TERM, quit: signals.QUIT, reload: signals.HUP, reopen: signals.USR1 }[order];
  if (signal === undefined) {
    yield* sys.write(2, `nginx: invalid option: "-s ${order}"\n`);
    return 1;
  }
  const log = new Log(sys, settings);
  yield* log.line(settings.ownErrorLog ? 'notice' : 'start', 'signal process started');
  let text = '';
  try {
    text = sys.readFile(settings.pid);
  } catch (error) {
    yield* log.line('error', `open() "${settings.pid}" failed (2: ${asErrno(error).message})`);
    return 1;
  }
  try {
    yield* sys.kill(Number(text), signal);
    return 0;
  } catch (error) {
    yield* sys.write(2, `nginx: [alert] kill(${Number(text)}, ${signal}) failed (3: ${asErrno(error).message})\n`);
    return 1;
  }
}

/** nginx makes its temporary folders at start, and fails where it can't. */
function prepare(sys: Syscalls, settings: Settings): void {
  if (sys.access('/var/lib/nginx', '')) {
    for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) {
      try {
        if (!sys.access(`/var/lib/nginx/${name}`, '')) sys.mkdir(`/var/lib/nginx/${name}`, 0o700);
      } catch (error) {
        const { code, message } = asErrno(error);
        throw new ConfigError(`mkdir() "/var/lib/nginx/${name}" failed (${code === 'EROFS' ? 30 : 13}: ${message})`);
      }
    }
  }
  if (!accounts(sys).some(({ name }) => name === settings.user))
    throw new ConfigError(`getpwnam("${settings.user}") failed`);
}

function* listenAll(sys: Syscalls, settings: Settings, log: Log): Run<Map<Fd, number> | undefined> {
  const open = new Map<Fd, number>();
  const seen = new Set<string>();
  for (const { host, port } of settings.servers.flatMap(({ listen }) => listen)) {
    if (seen.has(`${host}:${port}`)) continue;
    seen.add(`${host}:${port}`);
    for (let attempt = 1; ; attempt++) {
      try {
        open.set(sys.listen({ host, port }), port);
        break;
      } catch (error) {
        const { code, message } = asErrno(error);
        const text = `bind() to ${host}:${port} failed (${code === 'EADDRINUSE' ? 98 : code === 'EACCES' ? 13 : 99}: ${message})`;
        yield* log.emergency(text);
        if (code !== 'EADDRINUSE') return undefined;
        yield* log.line('notice', 'try again to bind() after 500ms');
        yield* sys.sleep(500);
        if (attempt < 5) continue;
        yield* log.emergency('still could not bind()');
        return undefined;
      }
    }
  }
  return open;
}

/** By name; undefined where one can't be opened. */
type AccessLogs = Map<string, Fd | undefined>;

/** Lines of the error log, in nginx's form; the first problems also go to standard error. */
class Log {
  readonly #sys: Syscalls;
  readonly settings: Settings;
  readonly #fd: Fd | undefined;

  constructor(sys: Syscalls, settings: Settings) {
    this.#sys = sys;
    this.settings = settings;
    this.#fd = openLog(sys, settings.errorLog);
  }

  get fd(): Fd | undefined {
    return this.#fd;
  }

  *line(level: string, text: string, sys = this.#sys): Run<void> {
    if (this.#fd === undefined || (level === 'notice' && !this.settings.notices)) return;
    yield* sys.write(this.#fd, logLine(sys, level === 'start' ? 'notice' : level, text));
  }

  *emergency(text: string): Run<void> {
    yield* this.line('emerg', text);
    if (this.#fd !== 2 && this.settings.ownErrorLog) yield* this.#sys.write(2, `nginx: [emerg] ${text}\n`);
  }
}

const logLine = (sys: Syscalls, level: string, text: string): Bytes =>
  `${stamp(sys.now())} [${level}] ${sys.pid}#${sys.pid}: ${text}\n`;

const two = (n: number): string => String(n).padStart(2, '0');
function stamp(ms: number): string {
  const d = new Date(ms);
  return `${d.getUTCFullYear()}/${two(d.getUTCMonth() + 1)}/${two(d.getUTCDate())} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
}

function openLog(sys: Syscalls, path: string): Fd | undefined {
  if (path === 'stderr') return 2;
  if (path === '/dev/stdout') return sys.dup(1);
  try {
    return sys.open(path, ['write', 'append', 'create'], 0o644);
  } catch (error) {
    asErrno(error);
    return undefined;
  }
}

function* start(sys: Syscalls, argv: readonly string[], path: string, globals: string, settings: Settings): Run {
  try {
    prepare(sys, settings);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    yield* sys.write(2, logLine(sys, 'emerg', error.message));
    return 1;
  }
  const log = new Log(sys, settings);
  // Opened before it goes into the background: what leads to standard output then still does.
  const access: AccessLogs = new Map();
  if (settings.accessLog !== undefined) access.set(settings.accessLog, openLog(sys, settings.accessLog));
  try {
    const listeners = yield* listenAll(sys, settings, log);
    if (!listeners) return 1;
    if (!settings.daemon) return yield* master(sys, argv, path, globals, settings, listeners, log, access);
    sys.fork(function* (daemon) {
      daemon.setsid();
      const quiet = daemon.open('/dev/null', ['read', 'write']);
      daemon.dup2(quiet, 0);
      daemon.dup2(quiet, 1);
      daemon.dup2(log.fd ?? quiet, 2);
      return yield* master(daemon, argv, path, globals, settings, listeners, log, access);
    });
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    yield* log.emergency(error.message);
    return 1;
  }
}

function* master(
  sys: Syscalls,
  argv: readonly string[],
  path: string,
  globals: string,
  first: Settings,
  listeners: ReadonlyMap<Fd, number>,
  log: Log,
  access: AccessLogs,
): Run {
  let settings = first;
  sys.setTitle([`nginx: master process ${argv.join(' ')}`]);
  try {
    sys.writeFile(settings.pid, `${sys.pid}\n`, 0o644);
  } catch (error) {
    throw new ConfigError(
      `open() "${settings.pid}" failed (${asErrno(error).code === 'EROFS' ? 30 : 13}: ${asErrno(error).message})`,
    );
  }
  const caught = [signals.TERM, signals.QUIT, signals.INT, signals.HUP, signals.USR1, signals.WINCH, signals.CHLD];
  sys.sigprocmask('block', caught);
  const say = (text: string) => log.line('notice', text, sys);
  yield* say('using the "epoll" event method');
  yield* say(`nginx/${VERSION}`);
  yield* say('OS: Linux 6.18.44');
  yield* say('getrlimit(RLIMIT_NOFILE): 1048576:1048576');
  yield* say('start worker processes');
  const workers = new Set<number>();
  const startWorkers = function* () {
    while (workers.size < settings.workers) {
      const pid = sys.fork((own) => worker(own, settings, listeners, log, access));
      workers.add(pid);
      yield* say(`start worker process ${pid}`);
    }
  };
  yield* startWorkers();
  let leaving = false;
  for (;;) {
    const signal = yield* sys.sigwait(caught);
    if (signal === signals.CHLD) {
      yield* reap(sys, workers, say);
      if (leaving && workers.size === 0) break;
      if (!leaving && workers.size < settings.workers) yield* startWorkers();
    } else if (signal === signals.HUP) {
      yield* say('signal 1 (SIGHUP) received, reconfiguring');
      try {
        settings = loadSettings(sys, path, globals);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        yield* log.line('emerg', error.message, sys);
        continue;
      }
      yield* say('reconfiguring');
      const old = [...workers];
      workers.clear();
      yield* startWorkers();
      for (const pid of old) yield* tell(sys, pid, signals.QUIT);
    } else if (signal === signals.TERM || signal === signals.INT || signal === signals.QUIT) {
      leaving = true;
      yield* say(
        `signal ${signal} (SIG${signalName(signal)}) received, ${signal === signals.QUIT ? 'shutting down' : 'exiting'}`,
      );
      for (const pid of workers) yield* tell(sys, pid, signal === signals.QUIT ? signals.QUIT : signals.TERM);
      if (workers.size === 0) break;
    }
  }
  yield* say('exit');
  try {
    sys.unlink(settings.pid);
  } catch (error) {
    asErrno(error);
  }
  return 0;
}

function* tell(sys: Syscalls, pid: number, signal: Signal): Run<void> {
  try {
    yield* sys.kill(pid, signal);
  } catch (error) {
    asErrno(error);
  }
}

function* reap(sys: Syscalls, workers: Set<number>, say: (text: string) => Run<void>): Run<void> {
  for (;;) {
    let ended: { readonly pid: number; readonly status: WaitStatus } | null;
    try {
      ended = yield* sys.wait(-1, { nohang: true });
    } catch (error) {
      asErrno(error);
      return;
    }
    if (!ended) return;
    yield* say(`signal 17 (SIGCHLD) received from ${ended.pid}`);
    const { status } = ended;
    const how =
      'exited' in status
        ? `exited with code ${status.exited}`
        : 'signaled' in status
          ? `exited on signal ${status.signaled}`
          : 'changed';
    yield* say(`worker process ${ended.pid} ${how}`);
    workers.delete(ended.pid);
  }
}

function* worker(
  sys: Syscalls,
  settings: Settings,
  listeners: ReadonlyMap<Fd, number>,
  log: Log,
  access: AccessLogs,
): Run {
  sys.setTitle(['nginx: worker process']);
  const account = accounts(sys).find(({ name }) => name === settings.user);
  if (account && sys.credentials().uid === 0)
    sys.setCredentials({ uid: account.uid, gid: account.gid, groups: [account.gid] });
  let asked: Signal | undefined;
  for (const signal of [signals.TERM, signals.INT, signals.QUIT])
    sys.sigaction(signal, {
      handler: (got) => {
        asked = got;
      },
    });
  sys.sigprocmask('set', []);
  const logs: AccessLogs = new Map(access);
  const open = (name: string): Fd | undefined => {
    if (!logs.has(name)) logs.set(name, openLog(sys, name));
    return logs.get(name);
  };
  const lines = {
    *access(name: string, line: Bytes) {
      const fd = open(name);
      if (fd !== undefined) yield* sys.write(fd, line);
    },
    *error(text: Bytes) {
      yield* log.line('error', text, sys);
    },
  };
  while (asked === undefined) {
    try {
      const [ready] = yield* sys.poll([...listeners.keys()].map((fd) => ({ fd })));
      if (!ready) continue;
      const { fd, peer } = yield* sys.accept(ready.fd);
      try {
        yield* serveConnection(sys, settings, { fd, peer: peer.host, port: listeners.get(ready.fd) ?? 80 }, lines);
      } finally {
        sys.close(fd);
      }
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
    }
  }
  if (asked === signals.QUIT) yield* log.line('notice', 'gracefully shutting down', sys);
  yield* log.line('notice', 'exiting', sys);
  yield* log.line('notice', 'exit', sys);
  return 0;
}
