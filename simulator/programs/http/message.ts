import type { Bytes } from '../../bytes';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';

// HTTP/1.1 messages, one a connection: what the servers and clients here share.

export interface Request {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: ReadonlyMap<string, Bytes>;
  readonly body: Bytes;
}

export interface Response {
  readonly status: number;
  readonly reason: string;
  readonly version: string;
  /** As sent. */
  readonly head: Bytes;
  readonly headers: ReadonlyMap<string, Bytes>;
  readonly body: Bytes;
}

export const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function parseHeaders(lines: readonly string[]): Map<string, Bytes> {
  const headers = new Map<string, Bytes>();
  for (const line of lines) {
    const at = line.indexOf(':');
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return headers;
}

/** Reads until the blank line; '' when the other side closed first. */
function* readHead(sys: Syscalls, fd: Fd): Run<{ head: Bytes; rest: Bytes }> {
  let text = '';
  for (;;) {
    const end = text.indexOf('\r\n\r\n');
    if (end >= 0) return { head: text.slice(0, end), rest: text.slice(end + 4) };
    const chunk = yield* sys.read(fd, 65536);
    if (chunk === '' || text.length > 65536) return { head: '', rest: text };
    text += chunk;
  }
}

function* readBody(sys: Syscalls, fd: Fd, start: Bytes, length: number | undefined): Run<Bytes> {
  let body = start;
  while (length === undefined || body.length < length) {
    const chunk = yield* sys.read(fd, 65536);
    if (chunk === '') break;
    body += chunk;
  }
  return length === undefined ? body : body.slice(0, length);
}

/** undefined when there was no request, or none that can be read. */
export function* readRequest(sys: Syscalls, fd: Fd): Run<Request | undefined> {
  const { head, rest } = yield* readHead(sys, fd);
  const [line = '', ...lines] = head.split('\r\n');
  const [, method, target, version] = /^(\S+) (\S+) HTTP\/(1\.[01])$/.exec(line) ?? [];
  if (method === undefined || target === undefined || version === undefined) return undefined;
  const headers = parseHeaders(lines);
  return {
    method,
    target,
    version,
    headers,
    body: yield* readBody(sys, fd, rest, Number(headers.get('content-length') ?? 0)),
  };
}

/** undefined when the server closed without an answer. */
export function* readResponse(sys: Syscalls, fd: Fd, headOnly = false): Run<Response | undefined> {
  const { head, rest } = yield* readHead(sys, fd);
  const [line = '', ...lines] = head.split('\r\n');
  const [, version, status, reason = ''] = /^HTTP\/(1\.[01]) (\d{3}) ?(.*)$/.exec(line) ?? [];
  if (version === undefined) return undefined;
  const headers = parseHeaders(lines);
  const length = headers.get('content-length');
  const body = headOnly ? '' : yield* readBody(sys, fd, rest, length === undefined ? undefined : Number(length));
  return { status: Number(status), reason, version, head: `${head}\r\n\r\n`, headers, body };
}

/** An answer with its length; `headers` keep their order and spelling. */
export function* respond(
  sys: Syscalls,
  fd: Fd,
  status: number,
  headers: Readonly<Record<string, Bytes>>,
  body: Bytes,
  withBody = true,
  reason = reasons[status] ?? '',
): Run<void> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  yield* sys.write(fd, `HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${withBody ? body : ''}`);
}

/** `Thu, 15 Jan 2026 12:00:00 GMT` */
export const httpDate = (ms: number): string => new Date(ms).toUTCString();
