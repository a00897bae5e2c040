import { asErrno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';
import { dirname } from '../../vfs/path';
import { checkPlaces, resolveUpstreams, takesBlock } from './check';
import { ConfigError, type Directive, parseConfig } from './config';

export interface Location {
  readonly match: 'prefix' | 'exact' | 'regex';
  readonly path: string;
  readonly directives: readonly Directive[];
}

export interface Server {
  readonly listen: readonly { readonly host: string; readonly port: number }[];
  readonly names: readonly string[];
  readonly directives: readonly Directive[];
  readonly locations: readonly Location[];
}

export interface Settings {
  readonly user: string;
  readonly workers: number;
  readonly daemon: boolean;
  readonly pid: string;
  readonly errorLog: string;
  readonly accessLog: string | undefined;
  /** error_log's level lets notices through. */
  readonly notices: boolean;
  /** Is there an error_log directive? */
  readonly ownErrorLog: boolean;
  readonly http: readonly Directive[];
  /** Upstream hosts with all their addresses, as they were known when the configuration was read. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  /** How many times an upstream's server was chosen: they take turns. */
  readonly turns: { count: number };
  readonly servers: readonly Server[];
  readonly upstreams: ReadonlyMap<string, readonly string[]>;
}

const known = new Set(
  `user worker_processes daemon pid error_log events http worker_connections use multi_accept include access_log default_type types server upstream listen server_name location root index
  return proxy_pass proxy_set_header proxy_http_version proxy_connect_timeout proxy_read_timeout sendfile tcp_nopush tcp_nodelay keepalive_timeout types_hash_max_size server_tokens log_format gzip
  try_files error_page rewrite alias add_header expires client_max_body_size master_process worker_rlimit_nofile worker_shutdown_timeout load_module gzip_disable gzip_vary gzip_types ssl_protocols
  ssl_prefer_server_ciphers server_names_hash_bucket_size proxy_redirect proxy_buffering autoindex worker_cpu_affinity worker_priority accept_mutex server_names_hash_max_size gzip_static gzip_comp_level gzip_min_length gzip_proxied gzip_http_version gzip_buffers send_timeout client_body_timeout client_header_timeout client_body_buffer_size client_header_buffer_size large_client_header_buffers reset_timedout_connection open_file_cache log_not_found log_subrequest etag if_modified_since satisfy auth_basic auth_basic_user_file limit_req limit_req_zone limit_conn limit_conn_zone proxy_send_timeout proxy_hide_header proxy_pass_header proxy_buffer_size proxy_buffers proxy_busy_buffers_size proxy_next_upstream proxy_cache proxy_cache_path proxy_intercept_errors proxy_ssl_server_name fastcgi_pass fastcgi_param fastcgi_index uwsgi_pass ssl_certificate ssl_certificate_key ssl_ciphers ssl_session_cache ssl_session_timeout sub_filter sub_filter_once variables_hash_max_size map geo split_clients least_conn ip_hash zone stream echo autoindex_exact_size lingering_close port_in_redirect absolute_redirect server_name_in_redirect merge_slashes types_hash_bucket_size charset internal deny allow if set keepalive env resolver access_by stub_status limit_except`.split(
    /\s+/,
  ),
);

export const find = (list: readonly Directive[], name: string): Directive | undefined =>
  list.findLast((one) => one.name === name);

/** Reads the configuration with its includes, and `-g` before it. Throws ConfigError. */
export function loadSettings(sys: Syscalls, path: string, globals: string): Settings {
  const main = [...parseConfig(globals, 'command line'), ...readFile(sys, path, dirname(path))];
  check(main);
  checkPlaces(main);
  const http = main.filter(({ name }) => name === 'http').flatMap(({ block }) => block ?? []);
  if (!main.some(({ name }) => name === 'events')) throw new ConfigError('no "events" section in configuration', true);
  const servers = http.filter(({ name }) => name === 'server').map(({ block = [] }) => readServer(block ?? []));
  const workers = find(main, 'worker_processes')?.args[0] ?? '1';
  const errorLog = find(main, 'error_log') ?? find(http, 'error_log');
  const access = find(http, 'access_log')?.args[0];
  const addresses = resolveUpstreams(sys, http);
  return {
    user: find(main, 'user')?.args[0] ?? 'nobody',
    workers: workers === 'auto' ? 2 : Number(workers),
    daemon: find(main, 'daemon')?.args[0] !== 'off',
    pid: find(main, 'pid')?.args[0] ?? '/run/nginx.pid',
    errorLog: errorLog?.args[0] ?? '/var/log/nginx/error.log',
    accessLog: access === 'off' ? undefined : (access ?? '/var/log/nginx/access.log'),
    notices: ['notice', 'info', 'debug'].includes(errorLog?.args[1] ?? 'error'),
    ownErrorLog: errorLog !== undefined,
    http,
    servers,
    addresses,
    turns: { count: 0 },
    upstreams: new Map(
      http
        .filter(({ name }) => name === 'upstream')
        .map(({ args, block }) => [
          args[0] ?? '',
          (block ?? []).filter(({ name }) => name === 'server').map((one) => one.args[0] ?? ''),
        ]),
    ),
  };
}

function readFile(sys: Syscalls, path: string, prefix: string): Directive[] {
  let text: string;
  try {
    text = sys.readFile(path);
  } catch (error) {
    throw new ConfigError(
      `open() "${path}" failed (${asErrno(error).code === 'ENOENT' ? '2' : '13'}: ${asErrno(error).message})`,
    );
  }
  return expand(
    sys,
    parseConfig(text, path, (name) => takesBlock(name) || !known.has(name)),
    prefix,
  );
}

function expand(sys: Syscalls, list: readonly Directive[], prefix: string): Directive[] {
  return list.flatMap((one) => {
    if (one.name !== 'include') return [{ ...one, block: one.block && expand(sys, one.block, prefix) }];
    const pattern = one.args[0] ?? '';
    const path = pattern.startsWith('/') ? pattern : `${prefix}/${pattern}`;
    return glob(sys, path).flatMap((file) => readFile(sys, file, prefix));
  });
}

/** A pattern in the last name; one without a wildcard must exist. */
function glob(sys: Syscalls, path: string): string[] {
  if (!/[*?[]/.test(path)) return [path];
  const folder = dirname(path);
  const name = new RegExp(
    `^${path
      .slice(folder.length + 1)
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  );
  try {
    return sys
      .readdir(folder)
      .map((entry) => entry.name)
      .filter((entry) => name.test(entry))
      .sort()
      .map((entry) => `${folder}/${entry}`);
  } catch (error) {
    asErrno(error);
    return [];
  }
}

function check(list: readonly Directive[], inTypes = false): void {
  for (const { name, args, line, file, block } of list) {
    if (!inTypes && !known.has(name)) throw new ConfigError(`unknown directive "${name}" in ${file}:${line}`);
    if (!inTypes && !block && args.length === 0 && !['internal', 'stub_status', 'ip_hash', 'least_conn'].includes(name))
      throw new ConfigError(`invalid number of arguments in "${name}" directive in ${file}:${line}`);
    if (block) check(block, name === 'types');
  }
}

function readServer(block: readonly Directive[]): Server {
  const listen = block
    .filter(({ name }) => name === 'listen')
    .map(({ args }) => readListen(args[0] ?? '80'))
    .filter((one) => !one.host.startsWith('['));
  return {
    listen: listen.length > 0 ? listen : [{ host: '0.0.0.0', port: 80 }],
    names: find(block, 'server_name')?.args ?? [],
    directives: block,
    locations: block
      .filter(({ name }) => name === 'location')
      .map(({ args, block: inner }) => {
        const [first = '/', second] = args;
        if (second === undefined) return { match: 'prefix', path: first, directives: inner ?? [] };
        return {
          match: first === '=' ? 'exact' : first.startsWith('~') ? 'regex' : 'prefix',
          path: second,
          directives: inner ?? [],
        };
      }),
  };
}

function readListen(text: string): { host: string; port: number } {
  const [, host, port] = /^(?:(\[[^\]]*\]|[^:]+):)?(\d+)$/.exec(text) ?? [];
  return port === undefined
    ? { host: text, port: 80 }
    : { host: host === undefined || host === '*' ? '0.0.0.0' : host, port: Number(port) };
}
