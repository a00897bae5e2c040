import { waitFor } from '../../docker/wait';
import { Errno } from '../../kernel/errno';
import type { Kernel } from '../../kernel/kernel';
import type { NetNamespace } from '../../kernel/network';
import type { Run } from '../../kernel/syscalls';

export interface HttpRequest {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a request ended: with a status, or with Go's words for what went wrong. */
export type HttpOutcome =
  | { readonly status: number; readonly body: string }
  | { readonly error: 'refused' | 'reset' | 'timeout' | 'unreachable' };

/** One request from a daemon of the node, which has no process; `deadline`: ms since 1970. */
export function* httpGet(
  kernel: Kernel,
  net: NetNamespace,
  { host, port, path, headers = {} }: HttpRequest,
  deadline: number,
): Run<HttpOutcome> {
  yield* pause(kernel, LATENCY);
  let socket: ReturnType<ReturnType<NetNamespace['route']>['connect']>;
  try {
    socket = net.route({ host, port }).connect({ host: '10.244.0.1', port: net.ephemeralPort() }).retain();
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    return { error: error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable' };
  }
  const lines = Object.entries({ Host: `${host}:${port}`, ...headers, Accept: '*/*', Connection: 'close' });
  let text = '';
  try {
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    for (;;) {
      const data = socket.read(65536);
      if (data === '') break;
      if (data !== null) {
        text += data;
        if (isComplete(text)) break;
        continue;
      }
      if (kernel.clock.now >= deadline) return { error: 'timeout' };
      yield* waitFor([socket.readers], deadline);
    }
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    return { error: 'reset' };
  } finally {
    socket.drop();
  }
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  if (status === undefined) return { error: 'reset' };
  return { status: Number(status), body: text.slice(text.indexOf('\r\n\r\n') + 4) };
}

/** On the way to the other side, ms. */
const LATENCY = 0.05;

function* pause(kernel: Kernel, ms: number): Run<void> {
  const until = kernel.clock.now + ms;
  while (kernel.clock.now < until) yield* waitFor([], until);
}

/** The head and as much of a body as it promises. */
function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length:\s*(\d+)/im.exec(text.slice(0, end))?.[1];
  return length !== undefined && text.length >= end + 4 + Number(length);
}

/** Does anybody accept a connection there? */
export function* tcpConnect(
  kernel: Kernel,
  net: NetNamespace,
  host: string,
  port: number,
): Run<'open' | 'refused' | 'unreachable'> {
  yield* pause(kernel, LATENCY);
  try {
    net.route({ host, port }).connect({ host: '10.244.0.1', port: net.ephemeralPort() }).retain().drop();
    return 'open';
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    return error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable';
  }
}
