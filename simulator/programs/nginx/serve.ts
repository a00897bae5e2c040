import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { httpDate, type Request, readRequest, readResponse, reasons, respond } from '../http/message';
import { accessLine, type Served, variable } from './access-log';
import type { Directive } from './config';
import { find, type Location, type Server, type Settings } from './settings';

export const VERSION = '1.26.3';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  png: 'image/png',
  svg: 'image/svg+xml',
};

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, Bytes>>;
  readonly body: Bytes;
  /** It came from an upstream: error_page leaves it alone. */
  readonly proxied?: boolean;
}

const page = (status: number): Answer => {
  const title = `${status} ${status === 302 ? 'Found' : (phrases[status] ?? reasons[status] ?? '')}`;
  return {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/${VERSION}</center>\r\n</body>\r\n</html>\r\n`,
  };
};

interface Logs {
  access(path: string, line: Bytes): Run<void>;
  error(text: Bytes): Run<void>;
}

let connections = 0;

/** One connection: one request, its answer, its line in the access log. */
export function* serveConnection(
  sys: Syscalls,
  settings: Settings,
  { fd, peer, port }: { readonly fd: Fd; readonly peer: string; readonly port: number },
  logs: Logs,
): Run<void> {
  const began = sys.now();
  const request = yield* readRequest(sys, fd);
  if (!request) return;
  connections += 1;
  const number = connections;
  const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '');
  const here = settings.servers.filter(({ listen }) => listen.some((one) => one.port === port));
  const server = here.find(({ names }) => names.includes(host)) ?? here[0];
  const exchange: Exchange = {
    sys,
    settings,
    server,
    request,
    uri: decodePath(request.target),
    about: {
      request,
      peer,
      began,
      hostname: sys.hostname(),
      serverName: server?.names[0] ?? '',
      port,
      uri: '',
      upstream: '',
    },
    *error(text, upstream) {
      const place = upstream === undefined ? '' : `, upstream: "${upstream}"`;
      yield* logs.error(
        `*${number} ${text}, client: ${peer}, server: ${server?.names[0] ?? ''}, request: "${request.method} ${request.target} HTTP/${request.version}"${place}, host: "${request.headers.get('host') ?? ''}"`,
      );
    },
  };
  const { answer, location, uri } = yield* withErrorPage(exchange);
  const [type, ...others] = headerOrder(absolute(answer.headers, host, port));
  const headers = {
    Server: `nginx/${VERSION}`,
    Date: httpDate(sys.now()),
    ...(type && { [type[0]]: type[1] }),
    ...(answer.status !== 204 && { 'Content-Length': String(answer.body.length) }),
    ...Object.fromEntries(others.filter(([name]) => name !== 'ETag' && name !== 'Accept-Ranges')),
    Connection: request.version === '1.1' && request.headers.get('connection') !== 'close' ? 'keep-alive' : 'close',
    ...Object.fromEntries(others.filter(([name]) => name === 'ETag' || name === 'Accept-Ranges')),
  };
  yield* respond(sys, fd, answer.status, headers, answer.body, request.method !== 'HEAD', phrases[answer.status]);
  const scopes = [location?.directives ?? [], server?.directives ?? [], settings.http];
  const log = scopes.map((scope) => find(scope, 'access_log')).find(Boolean)?.args ?? [settings.accessLog ?? 'off'];
  const [path = 'off', format] = log;
  if (path === 'off') return;
  const length = request.method === 'HEAD' ? 0 : answer.body.length;
  yield* logs.access(
    path,
    accessLine(settings.http, format, { ...exchange.about, uri, status: answer.status, length, now: sys.now() }),
  );
}

/** A request on its way to an answer. */
interface Exchange {
  readonly sys: Syscalls;
  readonly settings: Settings;
  readonly server: Server | undefined;
  readonly request: Request;
  readonly uri: string;
  readonly about: Omit<Served, 'status' | 'length' | 'now'>;
  error(text: Bytes, upstream?: string): Run<void>;
}

interface Outcome {
  readonly answer: Answer;
  readonly location: Location | undefined;
  readonly uri: string;
}

/** error_page CODE /uri: the answer of that uri, under the first one's status. */
function* withErrorPage(exchange: Exchange): Run<Outcome> {
  const { settings, server, uri } = exchange;
  const location = server && locationFor(server, uri);
  const internal = location && find(location.directives, 'internal');
  const answer = !server || internal ? page(404) : yield* answerOf(exchange, location);
  if (!server || answer.status < 300 || answer.proxied) return { answer, location, uri };
  const scopes = [location?.directives ?? [], server.directives, settings.http];
  const rule = scopes
    .flatMap((scope) => scope.filter(({ name }) => name === 'error_page'))
    .find(({ args }) => args.slice(0, -1).includes(String(answer.status)));
  const target = rule?.args.at(-1);
  if (!target?.startsWith('/')) return { answer, location, uri };
  const place = locationFor(server, target);
  const other = yield* answerOf({ ...exchange, uri: target }, place);
  const status = rule?.args.map((word) => /^=(\d+)$/.exec(word)?.[1]).find(Boolean);
  return other.status >= 400
    ? { answer, location, uri }
    : { answer: { ...other, status: Number(status ?? answer.status) }, location: place, uri: target };
}

/** nginx's own words for a status line. */
const phrases: Readonly<Record<number, string>> = {
  302: 'Moved Temporarily',
  405: 'Not Allowed',
  413: 'Request Entity Too Large',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** A redirect to a path names the host it was asked at. */
function absolute(headers: Answer['headers'], host: string, port: number): Answer['headers'] {
  const { Location: to } = headers;
  return to?.startsWith('/')
    ? { ...headers, Location: `http://${host}${port === 80 ? '' : `:${port}`}${to}` }
    : headers;
}

const headerOrder = (headers: Answer['headers']): [string, Bytes][] =>
  Object.entries(headers).sort(([a], [b]) => Number(b === 'Content-Type') - Number(a === 'Content-Type'));

function locationFor(server: Server, path: string): Location | undefined {
  const exact = server.locations.find((one) => one.match === 'exact' && one.path === path);
  if (exact) return exact;
  const regex = server.locations.find((one) => one.match === 'regex' && safeTest(one.path, path));
  const prefixes = server.locations
    .filter((one) => one.match === 'prefix' && path.startsWith(one.path))
    .sort((a, b) => b.path.length - a.path.length);
  return regex ?? prefixes[0];
}

function safeTest(pattern: string, path: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return false;
  }
}

function* answerOf(exchange: Exchange, location: Location | undefined): Run<Answer> {
  const { settings, request, uri } = exchange;
  const server = exchange.server?.directives ?? [];
  const scopes = [location?.directives ?? [], server, settings.http];
  const setting = (name: string): Directive | undefined => scopes.map((scope) => find(scope, name)).find(Boolean);
  const returned = find(server, 'return') ?? find(location?.directives ?? [], 'return');
  if (returned) {
    const [code = '200', text = ''] = returned.args;
    const expanded = plainText(text).replace(
      /\$\{?(\w+)\}?/g,
      (all, name: string) => variable(name, { ...exchange.about, uri }) ?? all,
    );
    const status = /^\d+$/.test(code) ? Number(code) : 302;
    const to = /^\d+$/.test(code) ? expanded : code;
    if (status >= 300 && status < 400)
      return { ...page(status), headers: { 'Content-Type': 'text/html', Location: to } };
    if (status === 204) return { status, headers: {}, body: '' };
    return text === ''
      ? page(status)
      : { status, headers: { 'Content-Type': setting('default_type')?.args[0] ?? 'text/plain' }, body: expanded };
  }
  const rule = scopes.map((scope) => scope.find(({ name }) => name === 'deny' || name === 'allow')).find(Boolean);
  if (rule?.name === 'deny' && (rule.args[0] === 'all' || rule.args[0] === exchange.about.peer)) {
    yield* exchange.error('access forbidden by rule');
    return page(403);
  }
  const upstream = find(location?.directives ?? [], 'proxy_pass')?.args[0];
  if (upstream !== undefined) return yield* proxy(exchange, upstream, location, setting);
  if (request.method !== 'GET' && request.method !== 'HEAD') return page(405);
  const alias = find(location?.directives ?? [], 'alias')?.args[0];
  const root = alias ?? setting('root')?.args[0] ?? '/usr/share/nginx/html';
  const path = alias === undefined ? uri : uri.slice(location?.path.length ?? 0);
  const tries = find(location?.directives ?? [], 'try_files')?.args ?? find(server, 'try_files')?.args;
  const index = setting('index')?.args ?? ['index.html'];
  if (tries) return yield* tryFiles(exchange, tries, { root, index });
  return yield* file(exchange, path, root, index);
}

/** try_files: the first that exists; the last is a status or a uri. */
function* tryFiles(
  exchange: Exchange,
  tries: readonly string[],
  { root, index }: { readonly root: string; readonly index: readonly string[] },
): Run<Answer> {
  const last = tries.at(-1) ?? '';
  for (const one of tries.slice(0, -1)) {
    const path = one.replaceAll('$uri', exchange.uri);
    if (!exchange.sys.access(`${root}${path}`, '')) continue;
    const isFolder = exchange.sys.stat(`${root}${path}`).type === 'directory';
    if (isFolder === path.endsWith('/')) return yield* file(exchange, path, root, index);
  }
  if (last.startsWith('=')) return page(Number(last.slice(1)));
  const uri = last.replaceAll('$uri', exchange.uri).replace(/\?.*/, '');
  const location = exchange.server && locationFor(exchange.server, uri);
  return location && find(location.directives, 'try_files') === undefined
    ? yield* answerOf({ ...exchange, uri }, location)
    : yield* file(exchange, uri, root, index);
}

const plainText = (text: string): string => text.replace(/\\n/g, '\n').replace(/\\"/g, '"');

function decodePath(target: string): string {
  try {
    return decodeURIComponent(target.replace(/\?.*$/s, ''));
  } catch {
    return '/';
  }
}

function* file(exchange: Exchange, path: string, root: string, index: readonly string[]): Run<Answer> {
  const { sys } = exchange;
  if (path.split('/').includes('..')) return page(400);
  const names = path.endsWith('/') ? index.map((name) => `${root}${path}${name}`) : [`${root}${path}`];
  for (const name of names) {
    try {
      const stat = sys.stat(name);
      if (stat.type === 'directory')
        return { ...page(301), headers: { 'Content-Type': 'text/html', Location: `${path}/` } };
      const type = types[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'application/octet-stream';
      return {
        status: 200,
        headers: {
          'Content-Type': type,
          'Last-Modified': httpDate(stat.mtime),
          ETag: `"${Math.floor(stat.mtime / 1000).toString(16)}-${stat.size.toString(16)}"`,
          'Accept-Ranges': 'bytes',
        },
        body: sys.readFile(name),
      };
    } catch (error) {
      if (asErrno(error).code === 'EACCES') {
        yield* exchange.error(`open() "${name}" failed (13: Permission denied)`);
        return page(403);
      }
    }
  }
  if (path.endsWith('/') && sys.access(`${root}${path}`, '')) {
    yield* exchange.error(`directory index of "${root}${path}" is forbidden`);
    return page(403);
  }
  yield* exchange.error(`open() "${names[0]}" failed (2: No such file or directory)`);
  return page(404);
}

/** connect(2)'s error, by number. */
const numbers: Readonly<Record<string, number>> = { ECONNREFUSED: 111, ETIMEDOUT: 110, EHOSTUNREACH: 113 };

function* proxy(
  exchange: Exchange,
  upstream: string,
  location: Location | undefined,
  setting: (name: string) => Directive | undefined,
): Run<Answer> {
  const { sys, settings, request } = exchange;
  const [, name = '', rest] = /^https?:\/\/([^/]+)(\/.*)?$/.exec(upstream) ?? [];
  const targets = (settings.upstreams.get(name) ?? [name]).flatMap((target) => {
    const [, host = '', port = '80'] = /^(.*?)(?::(\d+))?$/.exec(target) ?? [];
    return (settings.addresses.get(host) ?? [host]).map((address) => ({ address, port }));
  });
  const path = rest === undefined ? request.target : rest + request.target.slice(location?.path.length ?? 0);
  const wait = Number.parseInt(setting('proxy_connect_timeout')?.args[0] ?? '60', 10) * 1000;
  const headers = new Map([
    ['Host', name],
    ['Connection', 'close'],
  ]);
  for (const one of (location?.directives ?? []).concat(exchange.server?.directives ?? []))
    if (one.name === 'proxy_set_header')
      headers.set(
        one.args[0] ?? '',
        (one.args[1] ?? '').replace(/\$(\w+)/g, (_, key: string) => variable(key, exchange.about) ?? ''),
      );
  for (const [key, value] of request.headers)
    if (
      !['host', 'connection', 'content-length'].includes(key) &&
      ![...headers.keys()].some((k) => k.toLowerCase() === key)
    )
      headers.set(key, value);
  const head = [...headers].map(([key, value]) => `${key}: ${value}\r\n`).join('');
  const length = request.body ? `Content-Length: ${request.body.length}\r\n` : '';
  let status = 502;
  for (let attempt = 0; attempt < targets.length; attempt++) {
    const { address = '', port = '80' } = targets[settings.turns.count++ % targets.length] ?? {};
    const where = `http://${address}:${port}${path}`;
    try {
      const fd = yield* sys.connect({ host: address, port: Number(port) }, sys.now() + wait);
      yield* sys.write(fd, `${request.method} ${path} HTTP/1.0\r\n${head}${length}\r\n${request.body}`);
      const response = yield* readResponse(sys, fd, request.method === 'HEAD');
      sys.close(fd);
      if (response) {
        const kept = [...response.headers].filter(
          ([key]) =>
            !['connection', 'content-length', 'date', 'server', 'keep-alive', 'transfer-encoding'].includes(key),
        );
        return {
          status: response.status,
          headers: Object.fromEntries(kept.map(([key, value]) => [titleCase(key), value])),
          body: response.body,
          proxied: true,
        };
      }
      yield* exchange.error(
        'upstream prematurely closed connection while reading response header from upstream',
        where,
      );
    } catch (error) {
      const { code, message } = asErrno(error);
      status = code === 'ETIMEDOUT' ? 504 : 502;
      yield* exchange.error(
        code === 'ETIMEDOUT'
          ? `upstream timed out (110: ${message}) while connecting to upstream`
          : `connect() failed (${numbers[code] ?? 113}: ${message}) while connecting to upstream`,
        where,
      );
    }
  }
  return page(status);
}

const titleCase = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, dash: string, c: string) => dash + c.toUpperCase());
