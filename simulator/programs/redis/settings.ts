import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';

// redis.conf and --options: every one is kept, so that CONFIG GET can tell it; some do something here.

const DEFAULTS: Readonly<Record<string, Bytes>> = {
  appenddirname: 'appendonlydir',
  appendfilename: 'appendonly.aof',
  appendfsync: 'everysec',
  appendonly: 'no',
  bind: '* -::*',
  daemonize: 'no',
  databases: '16',
  dbfilename: 'dump.rdb',
  dir: '',
  logfile: '',
  loglevel: 'notice',
  maxclients: '10000',
  maxmemory: '0',
  'maxmemory-policy': 'noeviction',
  pidfile: '',
  port: '6379',
  'protected-mode': 'yes',
  requirepass: '',
  save: '3600 1 300 100 60 10000',
  supervised: 'no',
  'tcp-backlog': '511',
  'tcp-keepalive': '300',
  timeout: '0',
};
const ACCEPTED =
  /^(include|loadmodule|rename-command|user|unixsocket.*|tls-.*|slowlog-.*|latency-.*|hash-.*|list-.*|set-.*|zset-.*|stream-.*|client-.*|rdb.*|aof-.*|auto-aof-.*|stop-writes-.*|no-appendfsync.*|lazyfree-.*|replica.*|repl-.*|min-replicas.*|masterauth|active.*|always-show-logo|set-proc-title|proc-title-template|oom-.*|io-threads.*|dynamic-hz|hz|jemalloc-.*|notify-.*|crash-.*|locale-collate|enable-.*|shutdown-.*|lua-.*|busy-.*|disable-thp|ignore-warnings|acl.*|maxmemory-.*|tracking-.*|cluster-.*)$/;
const SIZE = /^(\d+)(k|kb|m|mb|g|gb)?$/i;
const FACTORS: Readonly<Record<string, number>> = { k: 1000, kb: 1024, m: 1e6, mb: 1024 ** 2, g: 1e9, gb: 1024 ** 3 };

export class Settings {
  readonly values = new Map<string, Bytes>(Object.entries(DEFAULTS));
  /** `NAME VALUE` of those that nobody knows. */
  readonly unknown: string[] = [];
  /** Was there a file or an option? */
  readonly given: boolean;

  constructor(given: boolean) {
    this.given = given;
  }

  get(name: string): Bytes {
    return this.values.get(name) ?? '';
  }

  is(name: string): boolean {
    return this.get(name) === 'yes';
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  set(name: string, value: Bytes): void {
    const size = name === 'maxmemory' ? SIZE.exec(value) : null;
    this.values.set(name, size ? String(Number(size[1]) * (FACTORS[size[2]?.toLowerCase() ?? ''] ?? 1)) : value);
  }
}

/** A line that redis refuses; `dir` is entered as it is read. */
export class ConfigError extends Error {
  constructor(line: number, text: string, why: string) {
    super(`Reading the configuration file, at line ${line}\n>>> '${text}'\n${why}\n`);
  }
}

/** Throws Errno for a file that can't be read, ConfigError for what stands in it. Options are lines after the file's. */
export function readSettings(sys: Syscalls, args: readonly Bytes[]): Settings {
  const settings = new Settings(args.length > 0);
  let saves: string[] | undefined;
  let line = 0;
  const take = (name: string, words: readonly Bytes[], text: string): void => {
    line += 1;
    if (name === '') return;
    const value = words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2')).join(' ');
    if (name === 'save') {
      saves = value === '' ? [] : [...(saves ?? []), value];
      settings.set('save', saves.join(' '));
    } else if (name === 'dir') {
      try {
        sys.chdir(value);
      } catch (e) {
        throw new ConfigError(line, text, asErrno(e).message);
      }
      settings.set('dir', sys.getcwd());
    } else if (settings.has(name) || ACCEPTED.test(name)) settings.set(name, value);
    else settings.unknown.push(`${name} ${value}`.trim());
  };
  const words = [...args];
  if (words[0] !== undefined && !words[0].startsWith('-'))
    for (const row of sys.readFile(words.shift() ?? '').split('\n')) {
      const [name = '', ...values] = row
        .replace(/^\s*#.*/, '')
        .trim()
        .split(/\s+/);
      take(name.toLowerCase(), values, row);
    }
  else line = 1;
  for (let i = 0; i < words.length; ) {
    const name = (words[i++] ?? '').replace(/^--/, '');
    const values: Bytes[] = [];
    while (i < words.length && !words[i]?.startsWith('--')) values.push(words[i++] ?? '');
    take(name, values, `${name} ${values.map((value) => `"${value}"`).join(' ')}`);
  }
  return settings;
}
