import type { Bytes } from '../../bytes';
import type { Request } from '../http/message';
import type { Directive } from './config';

const COMBINED =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');

function localTime(ms: number): string {
  const d = new Date(ms);
  return `${two(d.getUTCDate())}/${months[d.getUTCMonth()]}/${d.getUTCFullYear()}:${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} +0000`;
}

/** One request as its log line needs it. */
export interface Served {
  readonly request: Request;
  readonly peer: string;
  readonly uri: string;
  readonly status: number;
  readonly length: number;
  readonly began: number;
  readonly now: number;
  readonly hostname: string;
  readonly serverName: string;
  readonly port: number;
  readonly upstream: string;
}

/** The value of a variable without its `$`; undefined for one that is not known here. */
export function variable(
  name: string,
  served: Omit<Served, 'status' | 'length' | 'now'> & Partial<Served>,
): string | undefined {
  const { request } = served;
  const header = /^http_(\w+)$/.exec(name)?.[1];
  if (header !== undefined) return request.headers.get(header.replaceAll('_', '-')) ?? '';
  const query = /\?(.*)$/s.exec(request.target)?.[1] ?? '';
  const values: Readonly<Record<string, string>> = {
    remote_addr: served.peer,
    remote_user: '',
    time_local: localTime(served.now ?? served.began),
    time_iso8601: new Date(served.now ?? served.began).toISOString().replace(/\.\d+Z$/, '+00:00'),
    msec: ((served.now ?? served.began) / 1000).toFixed(3),
    request: `${request.method} ${request.target} HTTP/${request.version}`,
    request_method: request.method,
    request_uri: request.target,
    request_length: '80',
    request_time: (((served.now ?? served.began) - served.began) / 1000).toFixed(3),
    uri: served.uri,
    document_uri: served.uri,
    args: query,
    query_string: query,
    is_args: query ? '?' : '',
    status: String(served.status ?? ''),
    body_bytes_sent: String(served.length ?? 0),
    bytes_sent: String((served.length ?? 0) + 150),
    host: (request.headers.get('host') ?? served.serverName).replace(/:\d+$/, ''),
    server_name: served.serverName,
    server_port: String(served.port),
    server_protocol: `HTTP/${request.version}`,
    scheme: 'http',
    hostname: served.hostname,
    upstream_addr: served.upstream,
    proxy_add_x_forwarded_for: [request.headers.get('x-forwarded-for'), served.peer].filter(Boolean).join(', '),
    pipe: '.',
  };
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** `access_log path format`: the line, in that log_format. */
export function accessLine(http: readonly Directive[], format: string | undefined, served: Served): Bytes {
  const own = http.findLast(({ name, args }) => name === 'log_format' && args[0] === format)?.args.slice(1);
  const text =
    format === undefined || format === 'combined' || !own
      ? COMBINED
      : own.filter((one) => !/^escape=/.test(one)).join('');
  return `${text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => variable(name, served) || '-')}\n`;
}
