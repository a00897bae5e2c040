import { utf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { Emitter } from './emitter';
import { connectError } from './net-module';
import { readOrEnd } from './read-stream';
import type { Runtime } from './runtime';
import { JsFunction, JsObject, makeError, native, toNumber, toText, type Value } from './values';

interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly method: string;
}

/** http.get and http.request: one request, one connection; the response's body comes as one 'data'. */
export const clientFunctions = (runtime: Runtime): Record<string, JsFunction> => ({
  get: native('get', (args) => request(runtime, args, true)),
  request: native('request', (args) => request(runtime, args, false)),
});

function request(runtime: Runtime, args: readonly Value[], sendNow: boolean): Value {
  const { loop, interpreter } = runtime;
  const target = targetOf(args);
  const callback = args.find((arg) => arg instanceof JsFunction);
  const emitter = new Emitter(runtime, 'ClientRequest', { method: target.method, path: target.path });
  const made = emitter.object;
  let body = '';
  const write = (chunk: Value): void => {
    if (chunk !== undefined && !(chunk instanceof JsFunction)) body += utf8(toText(chunk));
  };
  const tell = function* (answer: string): Run<void> {
    if (answer === '') {
      yield* emitter.emit('error', [makeError('Error', 'socket hang up', { code: 'ECONNRESET' })]);
      return;
    }
    const { response, emit } = received(runtime, answer);
    if (callback) yield* interpreter.call(callback, [response], made);
    yield* emitter.emit('response', [response]);
    loop.soon(emit);
  };
  const send = function* (): Run<void> {
    const { host, port } = target;
    try {
      const fd = yield* runtime.sys.connect({ host, port });
      yield* runtime.write(fd, requestText(target, body));
      let answer = '';
      loop.whenReadable(fd, function* () {
        const chunk = yield* readOrEnd(runtime, fd);
        answer += chunk;
        if (chunk !== '' && !isWhole(answer)) return;
        loop.forget(fd);
        runtime.sys.close(fd);
        yield* tell(answer);
      });
    } catch (error) {
      yield* emitter.emit('error', [connectError(runtime, asErrno(error).code, host, port)]);
    }
  };
  made.props.set(
    'write',
    native('write', ([chunk]) => {
      write(chunk);
      return true;
    }),
  );
  let sent = false;
  made.props.set(
    'end',
    native('end', ([chunk]) => {
      write(chunk);
      if (!sent) loop.soon(send);
      sent = true;
      return made;
    }),
  );
  for (const name of ['setTimeout', 'setHeader'])
    made.props.set(
      name,
      native(name, () => made),
    );
  if (sendNow) {
    sent = true;
    loop.soon(send);
  }
  return made;
}

function targetOf([first, second]: readonly Value[]): Target {
  const options = [first, second].find((arg) => arg instanceof JsObject && !(arg instanceof JsFunction));
  const given = options instanceof JsObject ? options.props : new Map<string, Value>();
  const [, host = 'localhost', port = '80', path = '/'] =
    typeof first === 'string' ? (/^http:\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(first) ?? []) : [];
  const named = given.get('hostname') ?? given.get('host');
  return {
    host: named === undefined ? host : toText(named),
    port: toNumber(given.get('port') ?? port),
    path: toText(given.get('path') ?? path),
    method: toText(given.get('method') ?? 'GET'),
  };
}

const requestText = ({ host, port, path, method }: Target, body: string): string => {
  const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n${length}\r\n${body}`;
};

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  const length = /^content-length:\s*(\d+)/im.exec(text)?.[1];
  return end >= 0 && length !== undefined && text.length >= end + 4 + Number(length);
}

function received(runtime: Runtime, text: string): { response: JsObject; emit: () => Run<void> } {
  const end = text.indexOf('\r\n\r\n');
  const [line = '', ...rows] = text.slice(0, end).split('\r\n');
  const emitter = new Emitter(runtime, 'IncomingMessage', {
    statusCode: Number(line.split(' ')[1]),
    statusMessage: line.split(' ').slice(2).join(' '),
    headers: new JsObject(
      'Object',
      Object.fromEntries(rows.map((row) => [row.replace(/:.*/, '').toLowerCase(), row.replace(/^[^:]*:\s*/, '')])),
    ),
  });
  for (const name of ['resume', 'setEncoding'])
    emitter.object.props.set(
      name,
      native(name, () => emitter.object),
    );
  return {
    response: emitter.object,
    *emit() {
      const body = text.slice(end + 4);
      if (body !== '') yield* emitter.emit('data', [body]);
      yield* emitter.emit('end', []);
    },
  };
}
