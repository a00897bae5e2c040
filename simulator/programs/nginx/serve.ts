import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { httpDate, type Request, readRequest, readResponse, reasons, respond } from '../http/message';
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
}

const page = (status: number): Answer => {
  const title = `${status} ${reasons[status] ?? ''}`;
  return {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/${VERSION}</center>\r\n</body>\r\n</html>\r\n`,
  };
};

/** One connection: one request, its answer, its line in the access log. */
export function* serveConnection(
  sys: Syscalls,
  settings: Settings,
  fd: Fd,
  peer: string,
  port: number,
  log: { access(line: Bytes): Run<void>; error(text: Bytes): Run<void> },
): Run<void> {
  const request = yield* readRequest(sys, fd);
  if (!request) return;
  const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '');
  const here = settings.servers.filter(({ listen }) => listen.some((one) => one.port === port));
  const server = here.find(({ names }) => names.includes(host)) ?? here[0];
  const answer = server ? yield* answerOf(sys, settings, server, request, log) : page(404);
  const headers = {
    Server: `nginx/${VERSION}`,
    Date: httpDate(sys.now()),
    ...answer.headers,
    'Content-Length': String(answer.body.length),
    Connection: 'close',
  };
  yield* respond(sys, fd, answer.status, headers, answer.body, request.method !== 'HEAD');
  const time = logTime(sys.now());
  const quoted = (name: string) => request.headers.get(name) ?? '-';
  yield* log.access(
    `${peer} - - [${time}] "${request.method} ${request.target} HTTP/${request.version}" ${answer.status} ${answer.body.length} "${quoted('referer')}" "${quoted('user-agent')}"\n`,
  );
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');
function logTime(ms: number): string {
  const d = new Date(ms);
  return `${two(d.getUTCDate())}/${months[d.getUTCMonth()]}/${d.getUTCFullYear()}:${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} +0000`;
}

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

function* answerOf(
  sys: Syscalls,
  settings: Settings,
  server: Server,
  request: Request,
  log: { error(text: Bytes): Run<void> },
): Run<Answer> {
  const path = decodePath(request.target);
  const location = locationFor(server, path);
  const scopes = [location?.directives ?? [], server.directives, settings.http];
  const setting = (name: string): Directive | undefined => scopes.map((scope) => find(scope, name)).find(Boolean);
  const returned = find(location?.directives ?? [], 'return') ?? find(server.directives, 'return');
  if (returned) {
    const [code = '200', text = ''] = returned.args;
    const status = Number(code);
    if (status >= 300 && status < 400)
      return { ...page(status), headers: { 'Content-Type': 'text/html', Location: text } };
    return text === ''
      ? page(status)
      : {
          status,
          headers: { 'Content-Type': setting('default_type')?.args[0] ?? 'text/plain' },
          body: plainText(text),
        };
  }
  const upstream = find(location?.directives ?? [], 'proxy_pass')?.args[0];
  if (upstream !== undefined) return yield* proxy(sys, settings, upstream, request, log);
  if (request.method !== 'GET' && request.method !== 'HEAD') return page(405);
  return yield* file(
    sys,
    path,
    setting('root')?.args[0] ?? '/usr/share/nginx/html',
    setting('index')?.args ?? ['index.html'],
    log,
  );
}

const plainText = (text: string): string => text.replace(/\\n/g, '\n').replace(/\\"/g, '"');

function decodePath(target: string): string {
  try {
    return decodeURIComponent(target.replace(/\?.*$/s, ''));
  } catch {
    return '/';
  }
}

function* file(
  sys: Syscalls,
  path: string,
  root: string,
  index: readonly string[],
  log: { error(text: Bytes): Run<void> },
): Run<Answer> {
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
        headers: { 'Content-Type': type, 'Last-Modified': httpDate(stat.mtime) },
        body: sys.readFile(name),
      };
    } catch (error) {
      if (asErrno(error).code === 'EACCES') {
        yield* log.error(`open() "${name}" failed (13: Permission denied)`);
        return page(403);
      }
    }
  }
  if (path.endsWith('/') && sys.access(`${root}${path}`, '')) {
    yield* log.error(`directory index of "${root}${path}" is forbidden`);
    return page(403);
  }
  yield* log.error(`open() "${root}${path}" failed (2: No such file or directory)`);
  return page(404);
}

let turn = 0;

function* proxy(
  sys: Syscalls,
  settings: Settings,
  upstream: string,
  request: Request,
  log: { error(text: Bytes): Run<void> },
): Run<Answer> {
  const [, name = '', rest = ''] = /^http:\/\/([^/]+)(\/.*)?$/.exec(upstream) ?? [];
  const targets = settings.upstreams.get(name) ?? [name];
  turn += 1;
  const target = targets[turn % targets.length] ?? name;
  const [, host = '', port = '80'] = /^(.*?)(?::(\d+))?$/.exec(target) ?? [];
  try {
    const fd = yield* sys.connect({ host, port: Number(port) }, sys.now() + 60_000);
    yield* sys.write(
      fd,
      `${request.method} ${rest || request.target} HTTP/1.0\r\nHost: ${name}\r\nConnection: close\r\n\r\n${request.body}`,
    );
    const response = yield* readResponse(sys, fd, request.method === 'HEAD');
    sys.close(fd);
    if (!response) return page(502);
    const type = response.headers.get('content-type');
    return {
      status: response.status,
      headers: type === undefined ? {} : { 'Content-Type': type },
      body: response.body,
    };
  } catch (error) {
    const { code, message } = asErrno(error);
    yield* log.error(
      `connect() failed (${code === 'ECONNREFUSED' ? 111 : 113}: ${message}) while connecting to upstream, request: "${request.method} ${request.target}", upstream: "${upstream}"`,
    );
    return page(code === 'ETIMEDOUT' ? 504 : 502);
  }
}
