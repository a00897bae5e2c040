import { asErrno } from '../../kernel/errno';
import { signalName, signals } from '../../kernel/signal';
import type { Fd, Program, Run, Syscalls } from '../../kernel/syscalls';
import { print, printError } from '../stdio';
import { pop } from './list-commands';
import { decode, encode } from './resp';
import { type Client, RedisServer, VERSION } from './server';
import { ConfigError, readSettings, type Settings } from './settings';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const OVERCOMMIT =
  "WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition. Being disabled, it can also cause failures without low memory condition, see https://github.com/jemalloc/jemalloc/issues/1328. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.";

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
    settings = readSettings(sys, args);
  } catch (e) {
    yield* printError(
      sys,
      e instanceof ConfigError
        ? `\n*** FATAL CONFIG FILE ERROR (Redis ${VERSION}) ***\n${e.message}`
        : `${sys.pid}:C ${stamp(sys)} # Fatal error, can't open config file '${args[0]}': ${asErrno(e).message}\n`,
    );
    return 1;
  }
  if (settings.is('daemonize')) {
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
  const [logfile, pidfile, port] = [settings.get('logfile'), settings.get('pidfile'), Number(settings.get('port'))];
  const host = settings.get('bind').split(' ')[0] === '127.0.0.1' ? '127.0.0.1' : '';
  if (logfile) fd = sys.open(logfile, ['write', 'append', 'create'], 0o644);
  else if (settings.is('daemonize')) fd = sys.open('/dev/null', ['write']);
  const log = (role: string, mark: string, text: string): Run<void> =>
    sys.write(fd, `${sys.pid}:${role} ${stamp(sys)} ${mark} ${text}\n`);
  yield* sys.setMemory(14_100_000, 11_100_000);
  yield* sys.compute(8);
  yield* log('C', '#', OVERCOMMIT);
  yield* log('C', '*', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
  yield* log('C', '*', `Redis version=${VERSION}, bits=64, commit=00000000, modified=0, pid=${sys.pid}, just started`);
  if (settings.given) yield* log('C', '*', 'Configuration loaded');
  else
    yield* log(
      'C',
      '#',
      'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
    );
  if (pidfile) sys.writeFile(pidfile, `${sys.pid}\n`);
  yield* log('M', '*', 'monotonic clock: POSIX clock_gettime');
  let listener: Fd;
  try {
    listener = sys.listen({ host, port });
  } catch (e) {
    yield* log(
      'M',
      '#',
      `Warning: Could not create server TCP listening socket *:${port}: bind: ${asErrno(e).message}`,
    );
    yield* log('M', '#', `Failed listening on port ${port} (tcp), aborting.`);
    return 1;
  }
  sys.setThreads(6);
  sys.setTitle([`redis-server ${host || '*'}:${port}`]);
  yield* log('M', '*', `Running mode=standalone, port=${port}.`);
  if (settings.unknown.length > 0) {
    yield* log('M', '#', 'Unresolved Configuration(s) Detected:');
    for (const one of settings.unknown) yield* log('M', '#', `>>> '${one}'`);
    yield* log('M', '#', 'Module Configuration detected without loadmodule directive or no ApplyConfig call: aborting');
    return 1;
  }
  yield* log('M', '*', 'Server initialized');
  const server = new RedisServer(sys, settings);
  for (const line of server.load()) yield* log('M', '*', line);
  yield* log('M', '*', 'Ready to accept connections tcp');
  const { clients } = server;
  let stopping = 0;
  for (const signal of [signals.TERM, signals.INT])
    sys.sigaction(signal, {
      handler: (got) => {
        stopping = got;
      },
    });
  sys.sigaction(signals.HUP, 'ignore');
  sys.sigaction(signals.PIPE, 'ignore');
  let asked: string | undefined;
  while (!stopping && asked === undefined) {
    let ready: readonly { fd: Fd }[] = [];
    const deadline = Math.min(Infinity, ...[...clients.values()].map(({ waits }) => waits?.until ?? Infinity));
    try {
      ready = yield* sys.poll(
        [listener, ...clients.keys()].map((one) => ({ fd: one, read: true })),
        deadline,
      );
    } catch (e) {
      if (asErrno(e).code !== 'EINTR') throw e;
    }
    for (const { fd: one } of ready) {
      if (one === listener) {
        const accepted = (yield* sys.accept(listener)).fd;
        clients.set(accepted, { fd: accepted, rest: '', database: 0, trusted: false, waits: undefined });
      } else asked ??= yield* talk(sys, server, one);
    }
    yield* wakeWaiting(sys, server);
  }
  const saves = asked === 'nosave' ? false : asked === 'save' || server.savesOnExit;
  if (stopping)
    yield* sys.write(
      fd,
      `${sys.pid}:signal-handler (${Math.floor(sys.now() / 1000)}) Received SIG${signalName(stopping)} scheduling shutdown...\n`,
    );
  yield* log('M', '*', 'User requested shutdown...');
  if (saves) {
    yield* log('M', '*', 'Saving the final RDB snapshot before exiting.');
    const reply = server.save();
    if (typeof reply === 'object' && reply !== null && 'error' in reply)
      yield* log('M', '#', `Failed opening the temp RDB file for saving: ${reply.error.slice(4)}`);
    else yield* log('M', '*', 'DB saved on disk');
  }
  if (pidfile) {
    yield* log('M', '*', 'Removing the pid file.');
    try {
      sys.unlink(pidfile);
    } catch {}
  }
  yield* log('M', '#', 'Redis is now ready to exit, bye bye...');
  return 0;
}

/** Answers what a client has sent; `save`, `nosave` or '' when it asked for shutdown. */
function* talk(sys: Syscalls, server: RedisServer, fd: Fd): Run<string | undefined> {
  const client = server.clients.get(fd);
  if (!client) return undefined;
  try {
    const chunk = yield* sys.read(fd, 65536);
    if (chunk === '') {
      server.clients.delete(fd);
      sys.close(fd);
      return undefined;
    }
    client.rest += chunk;
    for (let one = decode(client.rest); one; one = decode(client.rest)) {
      client.rest = client.rest.slice(one.end);
      const words = Array.isArray(one.value) ? one.value.map(String) : [];
      const name = words[0]?.toLowerCase();
      if (name === 'shutdown') return words[1]?.toLowerCase() ?? '';
      if (name === undefined) continue;
      if ((name === 'blpop' || name === 'brpop') && words.length > 2) {
        const seconds = Number(words.at(-1));
        client.waits = {
          keys: words.slice(1, -1),
          front: name === 'blpop',
          until: seconds === 0 ? Infinity : sys.now() + seconds * 1000,
        };
        continue;
      }
      yield* sys.write(fd, encode(server.run(client, words)));
    }
  } catch (e) {
    if (asErrno(e).code === 'EINTR') return undefined;
    server.clients.delete(fd);
    sys.close(fd);
  }
  return undefined;
}

/** Those who wait for a list get its next element, or nothing when their time is over. */
function* wakeWaiting(sys: Syscalls, server: RedisServer): Run<void> {
  for (const client of server.clients.values()) {
    if (!client.waits) continue;
    const reply = waited(server, client, client.waits);
    if (reply === null && sys.now() < client.waits.until) continue;
    client.waits = undefined;
    yield* sys.write(client.fd, reply === null ? '*-1\r\n' : encode(reply));
  }
}

function waited(server: RedisServer, client: Client, { keys, front }: NonNullable<Client['waits']>): string[] | null {
  const data = server.database(client.database);
  for (const key of keys)
    if (data.has(key)) {
      const item = pop(front)(data, [key], server.now());
      if (typeof item === 'string') return [key, item];
    }
  return null;
}
