import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Syscalls } from '../../kernel/syscalls';
import { OK, type Reply } from './command';
import { Database } from './database';
import { decode, encode } from './resp';
import { runCommand } from './server-commands';
import type { Settings } from './settings';
import { readSnapshot, writeSnapshot } from './snapshot';

export const VERSION = '8.0.2';

export interface Client {
  readonly fd: Fd;
  /** Bytes that came and are no whole command yet. */
  rest: Bytes;
  database: number;
  trusted: boolean;
  /** BLPOP and BRPOP: which keys, from which end, until when. */
  waits: { readonly keys: readonly Bytes[]; readonly front: boolean; readonly until: number } | undefined;
}

/** One server's data and what it writes to disk. */
export class RedisServer {
  readonly settings: Settings;
  readonly databases = new Map<number, Database>();
  readonly clients = new Map<Fd, Client>();
  savedAt: number;
  readonly #sys: Syscalls;
  readonly #startedAt: number;
  #aof: Bytes | undefined;
  #logged = 0;

  constructor(sys: Syscalls, settings: Settings) {
    this.#sys = sys;
    this.settings = settings;
    this.#startedAt = sys.now();
    this.savedAt = sys.now();
  }

  now(): number {
    return this.#sys.now();
  }

  database(number: number): Database {
    const there = this.databases.get(number) ?? new Database(() => this.#sys.now());
    this.databases.set(number, there);
    return there;
  }

  path(name: string): string {
    return `${this.settings.get('dir') || '.'}/${name}`;
  }

  get savesOnExit(): boolean {
    return this.settings.get('save') !== '';
  }

  save(): Reply {
    try {
      this.#sys.writeFile(this.path(this.settings.get('dbfilename')), writeSnapshot(this.databases));
    } catch (e) {
      return { error: `ERR ${asErrno(e).message}` };
    }
    this.savedAt = this.#sys.now();
    return OK;
  }

  /** From the snapshot, or from the append-only file where there is one; what to log. */
  load(): string[] {
    const { settings } = this;
    if (settings.is('appendonly')) return this.#openAppendOnly();
    let text: Bytes;
    try {
      text = this.#sys.readFile(this.path(settings.get('dbfilename')));
    } catch {
      return [];
    }
    const keys = readSnapshot(text, (number) => this.database(number)) ?? 0;
    return [
      `Loading RDB produced by version ${VERSION}`,
      'RDB age 1 seconds',
      'RDB memory usage when created 0.62 Mb',
      `Done loading RDB, keys loaded: ${keys}, keys expired: 0.`,
      'DB loaded from disk: 0.000 seconds',
    ];
  }

  #openAppendOnly(): string[] {
    const name = this.settings.get('appendfilename');
    const folder = this.path(this.settings.get('appenddirname'));
    const [base, incr] = [`${folder}/${name}.1.base.rdb`, `${folder}/${name}.1.incr.aof`];
    this.#aof = incr;
    if (!this.#sys.access(folder, '')) {
      this.#sys.mkdir(folder, 0o755);
      this.#sys.writeFile(base, writeSnapshot(this.databases));
      this.#sys.writeFile(incr, '');
      this.#sys.writeFile(
        `${folder}/${name}.manifest`,
        `file ${name}.1.base.rdb seq 1 type b\nfile ${name}.1.incr.aof seq 1 type i\n`,
      );
      return [
        `Creating AOF base file ${name}.1.base.rdb on server start`,
        `Creating AOF incr file ${name}.1.incr.aof on server start`,
      ];
    }
    readSnapshot(this.#sys.readFile(base), (number) => this.database(number));
    const client: Client = { fd: -1, rest: '', database: 0, trusted: true, waits: undefined };
    let text = this.#sys.readFile(incr);
    this.#aof = undefined;
    for (let one = decode(text); one; one = decode(text)) {
      text = text.slice(one.end);
      runCommand(this, client, Array.isArray(one.value) ? one.value.map(String) : []);
    }
    this.#aof = incr;
    return [
      `Reading RDB base file on AOF loading...`,
      `DB loaded from base file ${name}.1.base.rdb: 0.000 seconds`,
      `DB loaded from incr file ${name}.1.incr.aof: 0.000 seconds`,
      'DB loaded from append only file: 0.000 seconds',
      `Opening AOF incr file ${name}.1.incr.aof on server start`,
    ];
  }

  /** Runs a command and, when it changed something, appends it to the append-only file. */
  run(client: Client, words: readonly Bytes[]): Reply {
    const { reply, wrote } = runCommand(this, client, words);
    if (wrote && this.#aof !== undefined) {
      const select = this.#logged === client.database + 1 ? '' : encode(['SELECT', String(client.database)]);
      this.#logged = client.database + 1;
      const fd = this.#sys.open(this.#aof, ['write', 'append', 'create'], 0o644);
      const file = this.#sys.readFile(this.#aof);
      this.#sys.close(fd);
      this.#sys.writeFile(this.#aof, file + select + encode([...words]));
    }
    return reply;
  }

  info(sections: readonly string[]): Bytes {
    const keys = [...this.databases].filter(([, data]) => data.size > 0).sort(([a], [b]) => a - b);
    const parts: Readonly<Record<string, readonly string[]>> = {
      Server: [
        `redis_version:${VERSION}`,
        'redis_mode:standalone',
        'os:Linux 6.18.0 x86_64',
        'arch_bits:64',
        `process_id:${this.#sys.pid}`,
        `tcp_port:${this.settings.get('port')}`,
        `uptime_in_seconds:${Math.floor((this.#sys.now() - this.#startedAt) / 1000)}`,
        'config_file:',
      ],
      Clients: [
        `connected_clients:${this.clients.size}`,
        'blocked_clients:0',
        `maxclients:${this.settings.get('maxclients')}`,
      ],
      Memory: [
        'used_memory:650000',
        'used_memory_human:634.77K',
        `maxmemory:${this.settings.get('maxmemory')}`,
        `maxmemory_policy:${this.settings.get('maxmemory-policy')}`,
      ],
      Persistence: [
        'loading:0',
        `rdb_last_save_time:${Math.floor(this.savedAt / 1000)}`,
        'rdb_last_bgsave_status:ok',
        `aof_enabled:${this.settings.is('appendonly') ? 1 : 0}`,
      ],
      Stats: ['total_connections_received:1', 'total_commands_processed:1', 'evicted_keys:0'],
      Replication: ['role:master', 'connected_slaves:0', 'master_failover_state:no-failover'],
      CPU: ['used_cpu_sys:0.010000', 'used_cpu_user:0.010000'],
      Cluster: ['cluster_enabled:0'],
      Keyspace: keys.map(
        ([number, data]) => `db${number}:keys=${data.size},expires=${data.expiring},avg_ttl=0,subexpiry=0`,
      ),
    };
    const all = sections.length === 0 || sections.some((name) => ['all', 'default', 'everything'].includes(name));
    return Object.entries(parts)
      .filter(([title]) => all || sections.includes(title.toLowerCase()))
      .map(([title, lines]) => `# ${title}\r\n${lines.map((line) => `${line}\r\n`).join('')}`)
      .join('\r\n');
  }
}
