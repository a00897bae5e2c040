import { asErrno } from '../../kernel/errno';
import { signalName, signals } from '../../kernel/signal';
import type { Fd, Program, Run, Syscalls } from '../../kernel/syscalls';
import { print, printError } from '../stdio';
import { Database } from './commands';
import { decode, encode } from './resp';

const VERSION = '8.0.2';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const OVERCOMMIT =
  "WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition. Being disabled, it can also cause failures without low memory condition, see https://github.com/jemalloc/jemalloc/issues/1328. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.";

interface Settings {
  port: number;
  bind: string;
  daemonize: boolean;
  pidfile: string;
  logfile: string;
  dir: string;
  configured: boolean;
  maxmemory: string;
}

function read(sys: Syscalls, args: readonly string[]): Settings {
  const s: Settings = {
    port: 6379,
    bind: '',
    daemonize: false,
    pidfile: '',
    logfile: '',
    dir: '',
    configured: args.length > 0,
    maxmemory: '',
  };
  const set = (name: string, value: string): void => {
    if (name === 'port') s.port = Number(value);
    else if (name === 'bind') s.bind = value.split(' ')[0] === '127.0.0.1' ? '127.0.0.1' : '';
    else if (name === 'daemonize') s.daemonize = value === 'yes';
    else if (name === 'pidfile' || name === 'logfile' || name === 'dir' || name === 'maxmemory')
      s[name] = value.replace(/^"(.*)"$/, '$1');
  };
  const words = [...args];
  if (words[0] !== undefined && !words[0].startsWith('-'))
    for (const line of sys.readFile(words.shift() ?? '').split('\n')) {
      const [, name = '', value = ''] = /^\s*([a-z-]+)\s+(.*?)\s*$/.exec(line) ?? [];
      set(name, value);
    }
  for (let i = 0; i < words.length; i++)
    if (words[i]?.startsWith('--')) set(words[i]?.slice(2) ?? '', words[i + 1] ?? '');
  return s;
}

/** redis-server 8.0. */
export const redisServer: Program = function* (sys, argv) {
  const args = argv.slice(1);
  if (args[0] === '-v' || args[0] === '--version') {
    yield* print(
      sys,
      `Redis server v=${VERSION} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=b843bbd074c0e1da\n`,
    );
    return 0;
  }
  let settings: Settings;
  try {
    settings = read(sys, args);
  } catch (e) {
    yield* printError(
      sys,
      `${sys.pid}:C ${stamp(sys)} # Fatal error, can't open config file '${args[0]}': ${asErrno(e).message}\n`,
    );
    return 1;
  }
  if (settings.daemonize) {
    sys.fork(function* (own) {
      own.setsid();
      return yield* serve(own, settings);
    });
    return 0;
  }
  return yield* serve(sys, settings);
};

function stamp(sys: Syscalls): string {
  const at = new Date(sys.now());
  return `${String(at.getUTCDate()).padStart(2, '0')} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${at.toISOString().slice(11, 23)}`;
}

function* serve(sys: Syscalls, settings: Settings): Run {
  let fd = 1;
  if (settings.logfile) fd = sys.open(settings.logfile, ['write', 'append', 'create'], 0o644);
  else if (settings.daemonize) fd = sys.open('/dev/null', ['write']);
  const log = (role: string, mark: string, text: string): Run<void> =>
    sys.write(fd, `${sys.pid}:${role} ${stamp(sys)} ${mark} ${text}\n`);
  yield* sys.setMemory(14_100_000, 11_100_000);
  yield* sys.compute(8);
  yield* log('C', '#', OVERCOMMIT);
  yield* log('C', '*', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
  yield* log('C', '*', `Redis version=${VERSION}, bits=64, commit=00000000, modified=0, pid=${sys.pid}, just started`);
  if (settings.configured) yield* log('C', '*', 'Configuration loaded');
  else
    yield* log(
      'C',
      '#',
      'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
    );
  if (settings.pidfile) sys.writeFile(settings.pidfile, `${sys.pid}\n`);
  yield* log('M', '*', 'monotonic clock: POSIX clock_gettime');
  let listener: Fd;
  try {
    listener = sys.listen({ host: settings.bind, port: settings.port });
  } catch (e) {
    yield* log(
      'M',
      '#',
      `Warning: Could not create server TCP listening socket *:${settings.port}: bind: ${asErrno(e).message}`,
    );
    yield* log('M', '#', `Failed listening on port ${settings.port} (tcp), aborting.`);
    return 1;
  }
  sys.setThreads(6);
  sys.setTitle([`redis-server ${settings.bind || '*'}:${settings.port}`]);
  yield* log('M', '*', `Running mode=standalone, port=${settings.port}.`);
  yield* log('M', '*', 'Server initialized');
  yield* log('M', '*', 'Ready to accept connections tcp');

  const started = sys.now();
  const database = new Database(
    () =>
      `# Server\r\nredis_version:${VERSION}\r\nredis_mode:standalone\r\nprocess_id:${sys.pid}\r\ntcp_port:${settings.port}\r\nuptime_in_seconds:${Math.floor((sys.now() - started) / 1000)}\r\n\r\n# Clients\r\nconnected_clients:${clients.size}\r\n\r\n# Keyspace\r\n${database.size ? `db0:keys=${database.size},expires=0,avg_ttl=0\r\n` : ''}`,
  );
  const clients = new Map<Fd, string>();
  let stopping = 0;
  for (const signal of [signals.TERM, signals.INT])
    sys.sigaction(signal, {
      handler: (got) => {
        stopping = got;
      },
    });
  sys.sigaction(signals.HUP, 'ignore');
  sys.sigaction(signals.PIPE, 'ignore');
  let asked = false;
  while (!stopping && !asked) {
    let ready: readonly { fd: Fd }[] = [];
    try {
      ready = yield* sys.poll([listener, ...clients.keys()].map((one) => ({ fd: one, read: true })));
    } catch (e) {
      if (asErrno(e).code !== 'EINTR') throw e;
    }
    for (const { fd: one } of ready) {
      if (one === listener) clients.set((yield* sys.accept(listener)).fd, '');
      else if (yield* talk(sys, one, clients, database)) asked = true;
    }
  }
  if (stopping)
    yield* sys.write(
      fd,
      `${sys.pid}:signal-handler (${Math.floor(sys.now() / 1000)}) Received SIG${signalName(stopping)} scheduling shutdown...\n`,
    );
  yield* log('M', '*', 'User requested shutdown...');
  yield* log('M', '*', 'Saving the final RDB snapshot before exiting.');
  try {
    sys.writeFile(`${settings.dir || '.'}/dump.rdb`, `REDIS0012${database.size}`);
    yield* log('M', '*', 'DB saved on disk');
  } catch (e) {
    yield* log('M', '#', `Failed opening the temp RDB file for saving: ${asErrno(e).message}`);
  }
  if (settings.pidfile) {
    yield* log('M', '*', 'Removing the pid file.');
    try {
      sys.unlink(settings.pidfile);
    } catch {}
  }
  yield* log('M', '#', 'Redis is now ready to exit, bye bye...');
  return 0;
}

/** Answers what a client has sent; true when it asked for shutdown. */
function* talk(sys: Syscalls, fd: Fd, clients: Map<Fd, string>, database: Database): Run<boolean> {
  try {
    const chunk = yield* sys.read(fd, 65536);
    let text = (clients.get(fd) ?? '') + chunk;
    if (chunk === '') {
      clients.delete(fd);
      sys.close(fd);
      return false;
    }
    for (let one = decode(text); one; one = decode(text)) {
      text = text.slice(one.end);
      const words = Array.isArray(one.value) ? one.value.map(String) : [];
      if (words[0]?.toLowerCase() === 'shutdown') return true;
      if (words.length > 0) yield* sys.write(fd, encode(database.run(words)));
    }
    clients.set(fd, text);
  } catch (e) {
    if (asErrno(e).code === 'EINTR') return false;
    clients.delete(fd);
    sys.close(fd);
  }
  return false;
}
