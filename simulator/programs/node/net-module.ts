import { decodeUtf8, utf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { Emitter } from './emitter';
import { readOrEnd } from './read-stream';
import type { Runtime } from './runtime';
import { systemError } from './system-error';
import { JsFunction, JsObject, makeError, native, toNumber, toText, type Value } from './values';

/** require('net'): connect, for programs that speak to a server of another kind, redis for one. */
export function netModule(runtime: Runtime): JsObject {
  const connect = native('connect', (args) => connection(runtime, args));
  return new JsObject('Object', { connect, createConnection: connect });
}

function connection(runtime: Runtime, args: readonly Value[]): JsObject {
  const { sys, loop } = runtime;
  const options = args[0] instanceof JsObject && !(args[0] instanceof JsFunction) ? args[0].props : undefined;
  const port = toNumber(options ? options.get('port') : args[0]);
  const named = options ? options.get('host') : typeof args[1] === 'string' ? args[1] : undefined;
  const host = named === undefined ? 'localhost' : toText(named);
  const callback = args.find((arg) => arg instanceof JsFunction);
  const emitter = new Emitter(runtime, 'Socket');
  const socket = emitter.object;
  let fd: Fd | undefined;
  let waiting = '';
  const close = (): void => {
    if (fd === undefined) return;
    loop.forget(fd);
    sys.close(fd);
    fd = undefined;
    loop.soon(function* () {
      yield* emitter.emit('close', [false]);
    });
  };
  socket.props.set(
    'write',
    new JsFunction('write', function* ([text]) {
      if (fd === undefined) waiting += utf8(toText(text));
      else yield* runtime.write(fd, utf8(toText(text)));
      return true;
    }),
  );
  for (const name of ['end', 'destroy'])
    socket.props.set(
      name,
      native(name, () => {
        close();
        return socket;
      }),
    );
  socket.props.set(
    'setEncoding',
    native('setEncoding', () => socket),
  );
  loop.soon(function* (): Run<void> {
    try {
      fd = yield* sys.connect({ host, port });
    } catch (error) {
      yield* emitter.emit('error', [connectError(runtime, asErrno(error).code, host, port)]);
      yield* emitter.emit('close', [true]);
      return;
    }
    const own = fd;
    if (callback) yield* runtime.interpreter.call(callback, [], socket);
    yield* emitter.emit('connect', []);
    if (waiting !== '') yield* runtime.write(own, waiting);
    loop.whenReadable(own, function* () {
      const chunk = yield* readOrEnd(runtime, own);
      if (chunk !== '') yield* emitter.emit('data', [decodeUtf8(chunk)]);
      else {
        yield* emitter.emit('end', []);
        close();
      }
    });
  });
  return socket;
}

/** What connecting a socket says when it fails: a name that is not known, or the kernel's answer. */
export function connectError(
  { sys }: Runtime,
  code: ReturnType<typeof asErrno>['code'],
  host: string,
  port: number,
): JsObject {
  if (code === 'ENOENT')
    return makeError('Error', `getaddrinfo ENOTFOUND ${host}`, {
      errno: -3008,
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
      hostname: host,
    });
  return systemError(code, 'connect', { address: sys.resolve(host) ?? host, port });
}
