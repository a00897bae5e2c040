import { decodeUtf8, utf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { reasons } from '../http/message';
import { clientFunctions } from './http-client';
import type { Runtime } from './runtime';
import { systemError } from './system-error';
import { JsFunction, JsObject, native, Thrown, toNumber, toText, type Value } from './values';

/** require('http'): createServer with request and response as far as small servers use them. */
export function httpModule(runtime: Runtime): JsObject {
  return new JsObject('Object', {
    createServer: native('createServer', (args) =>
      server(
        runtime,
        args.find((arg) => arg instanceof JsFunction),
      ),
    ),
    ...clientFunctions(runtime),
    STATUS_CODES: new JsObject('Object', Object.fromEntries(Object.entries(reasons))),
  });
}

function server(runtime: Runtime, onRequest: Value): JsObject {
  const { sys, loop } = runtime;
  const made = new JsObject('Server');
  const listeners = new Map<string, Value[]>();
  const on = native('on', ([event, callback]) => {
    listeners.set(toText(event), [...(listeners.get(toText(event)) ?? []), callback]);
    return made;
  });
  if (onRequest) listeners.set('request', [onRequest]);
  let listener: Fd | undefined;
  let connections = 0;
  let closing = false;
  const emit = function* (event: string, args: readonly Value[]): Run<boolean> {
    for (const callback of listeners.get(event) ?? []) yield* runtime.interpreter.call(callback, args, made);
    return (listeners.get(event) ?? []).length > 0;
  };
  made.props.set('on', on);
  made.props.set('once', on);
  made.props.set(
    'address',
    native('address', () => new JsObject('Object', { address: '::', family: 'IPv6', port: made.props.get('port') })),
  );
  made.props.set(
    'listen',
    native('listen', (args) => {
      const callback = args.find((arg) => arg instanceof JsFunction);
      const options = args[0] instanceof JsObject && !(args[0] instanceof JsFunction) ? args[0] : undefined;
      const port = toNumber(options ? options.props.get('port') : typeof args[0] === 'function' ? 0 : args[0]);
      const given = options ? options.props.get('host') : typeof args[1] === 'string' ? args[1] : undefined;
      const host = given === undefined ? '' : toText(given);
      try {
        listener = sys.listen({ host: host === '0.0.0.0' || host === '::' ? '' : host, port });
      } catch (error) {
        const problem = systemError(asErrno(error).code, 'listen', { address: host || '::', port });
        loop.soon(function* () {
          if (!(yield* emit('error', [problem]))) throw new Thrown(problem);
        });
        return made;
      }
      const own = listener;
      made.props.set('port', port);
      loop.whenReadable(own, () => accept(own));
      loop.soon(function* () {
        yield* emit('listening', []);
        if (callback) yield* runtime.interpreter.call(callback, [], made);
      });
      return made;
    }),
  );
  made.props.set(
    'close',
    native('close', ([callback]) => {
      if (listener !== undefined) {
        loop.forget(listener);
        sys.close(listener);
        listener = undefined;
      }
      if (callback) listeners.set('close', [...(listeners.get('close') ?? []), callback]);
      closing = true;
      drained();
      return made;
    }),
  );
  /** `close` is told once no request is under way any more. */
  const drained = (): void => {
    if (!closing || connections > 0) return;
    closing = false;
    loop.soon(() => emit('close', []));
  };
  const hangUp = (fd: Fd): void => {
    sys.close(fd);
    connections -= 1;
    drained();
  };
  const accept = function* (own: Fd): Run<void> {
    const { fd } = yield* sys.accept(own);
    connections += 1;
    let text = '';
    loop.whenReadable(fd, function* () {
      const chunk = yield* readOrEnd(fd);
      text += chunk;
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/^content-length:\s*(\d+)/im.exec(text)?.[1] ?? 0);
      if (chunk === '') {
        loop.forget(fd);
        hangUp(fd);
      } else if (end >= 0 && text.length >= end + 4 + length) {
        loop.forget(fd);
        yield* emit('request', exchange(fd, text.slice(0, end), text.slice(end + 4)));
      }
    });
  };
  const readOrEnd = function* (fd: Fd): Run<string> {
    try {
      return yield* sys.read(fd, 65536);
    } catch {
      return '';
    }
  };
  const exchange = (fd: Fd, head: string, body: string): [JsObject, JsObject] => {
    const [line = '', ...rows] = head.split('\r\n');
    const [verb = '', url = '/'] = line.split(' ');
    const headers = new JsObject(
      'Object',
      Object.fromEntries(
        rows.map((row) => [row.slice(0, row.indexOf(':')).toLowerCase(), row.slice(row.indexOf(':') + 1).trim()]),
      ),
    );
    const request = new JsObject('IncomingMessage', { method: verb, url, headers, httpVersion: '1.1' });
    request.props.set(
      'on',
      native('on', ([event, callback]) => {
        if (event === 'data' && body !== '') loop.soon(() => runtime.interpreter.call(callback, [decodeUtf8(body)]));
        if (event === 'end') loop.soon(() => runtime.interpreter.call(callback, []));
        return request;
      }),
    );
    const sent = new Map<string, string>();
    const response = new JsObject('ServerResponse', { statusCode: 200, headersSent: false, writableEnded: false });
    let content = '';
    const add = (chunk: Value): void => {
      if (chunk !== undefined && !(chunk instanceof JsFunction)) content += utf8(toText(chunk));
    };
    const setHeaders = (given: Value): void => {
      if (given instanceof JsObject) for (const [name, value] of given.props) sent.set(name, toText(value));
    };
    response.props.set(
      'setHeader',
      native('setHeader', ([name, value]) => {
        sent.set(toText(name), toText(value));
        return response;
      }),
    );
    response.props.set(
      'writeHead',
      native('writeHead', ([status, ...more]) => {
        response.props.set('statusCode', toNumber(status));
        setHeaders(more.at(-1));
        return response;
      }),
    );
    response.props.set(
      'write',
      native('write', ([chunk]) => {
        add(chunk);
        return true;
      }),
    );
    response.props.set(
      'on',
      native('on', () => response),
    );
    response.props.set(
      'end',
      new JsFunction('end', function* ([chunk]) {
        if (response.props.get('writableEnded') === true) return response;
        add(chunk);
        response.props.set('writableEnded', true);
        const status = toNumber(response.props.get('statusCode'));
        const custom = [...sent].map(([name, value]) => `${name}: ${value}\r\n`).join('');
        const length = [...sent.keys()].some((name) => name.toLowerCase() === 'content-length')
          ? ''
          : `Content-Length: ${content.length}\r\n`;
        const text = `HTTP/1.1 ${status} ${reasons[status] ?? 'Unknown'}\r\n${custom}Date: ${new Date(sys.now()).toUTCString()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n${length}\r\n${verb === 'HEAD' ? '' : content}`;
        try {
          yield* sys.write(fd, text);
        } catch (error) {
          asErrno(error);
        }
        hangUp(fd);
        return response;
      }),
    );
    return [request, response];
  };
  return made;
}
