import type { Syscalls } from '../../kernel/syscalls';
import { ConfigError, type Directive } from './config';

// What nginx refuses while it reads: directives in the wrong place, given twice, upstreams whose host nobody knows.

/** Directives with a block, and where each may stand. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  events: ['main'],
  http: ['main'],
  stream: ['main'],
  server: ['http', 'upstream', 'stream'],
  upstream: ['http', 'stream'],
  location: ['server', 'location'],
  types: ['http', 'server', 'location'],
  if: ['server', 'location'],
  limit_except: ['location'],
  map: ['http', 'stream'],
  geo: ['http', 'stream'],
  split_clients: ['http', 'stream'],
};

/** Simple directives that belong to one place only. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  user: ['main'],
  pid: ['main'],
  daemon: ['main'],
  master_process: ['main'],
  worker_processes: ['main'],
  worker_rlimit_nofile: ['main'],
  worker_connections: ['events'],
  use: ['events'],
  multi_accept: ['events'],
  listen: ['server'],
  server_name: ['server'],
  proxy_pass: ['location', 'if', 'limit_except', 'server'],
  alias: ['location'],
  internal: ['location'],
  try_files: ['server', 'location'],
  log_format: ['http', 'stream'],
  root: ['http', 'server', 'location', 'if'],
  index: ['http', 'server', 'location'],
};

const ONCE = new Set(
  'user pid daemon worker_processes worker_connections root alias default_type server_tokens client_max_body_size sendfile keepalive_timeout proxy_pass'.split(
    ' ',
  ),
);

/** Blocks whose lines are data. */
const DATA = new Set(['types', 'map', 'geo', 'split_clients']);

export function checkPlaces(list: readonly Directive[], place = 'main'): void {
  const seen = new Set<string>();
  for (const { name, line, file, block } of list) {
    const allowed = BLOCKS[name] ?? PLACES[name];
    // `server` inside an upstream is a simple directive.
    if (allowed && !allowed.includes(place))
      throw new ConfigError(`"${name}" directive is not allowed here in ${file}:${line}`);
    if (ONCE.has(name) && seen.has(name)) throw new ConfigError(`"${name}" directive is duplicate in ${file}:${line}`);
    seen.add(name);
    if (block && !DATA.has(name)) checkPlaces(block, name);
  }
}

export const takesBlock = (name: string): boolean => name in BLOCKS;

/** Names in proxy_pass and upstreams are looked up once, while the configuration is read. */
export function resolveUpstreams(sys: Syscalls, http: readonly Directive[]): Map<string, readonly string[]> {
  const addresses = new Map<string, readonly string[]>();
  const groups = new Set(http.filter(({ name }) => name === 'upstream').map(({ args }) => args[0] ?? ''));
  const look = (host: string, shown: string, { file, line }: Directive): void => {
    const found = sys.resolveAll(host);
    if (found.length === 0) throw new ConfigError(`host not found in upstream "${shown}" in ${file}:${line}`);
    addresses.set(host, found);
  };
  const walk = (list: readonly Directive[], inUpstream: boolean): void => {
    for (const one of list) {
      const [target = ''] = one.args;
      if (inUpstream && one.name === 'server' && !target.startsWith('unix:'))
        look(target.replace(/:\d+$/, ''), target, one);
      const host = /^https?:\/\/([^/:$]+)(?::\d+)?(?:\/|$)/.exec(target)?.[1];
      if (one.name === 'proxy_pass' && host !== undefined && !target.includes('$') && !groups.has(host))
        look(host, host, one);
      if (one.block) walk(one.block, one.name === 'upstream');
    }
  };
  walk(http, false);
  return addresses;
}
