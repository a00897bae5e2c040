import { decodeUtf8 } from '../../bytes';
import type { Fd, Run } from '../../kernel/syscalls';
import { Emitter } from './emitter';
import type { Runtime } from './runtime';
import { type JsObject, native } from './values';

/** A readable stream over `fd`: 'data' with text, then 'end' and 'close'. `ended` is called after them. */
export function readStream(runtime: Runtime, kind: string, fd: Fd, ended: () => void = () => {}): JsObject {
  const { sys, loop } = runtime;
  const emitter = new Emitter(runtime, kind);
  emitter.object.props.set(
    'setEncoding',
    native('setEncoding', () => emitter.object),
  );
  loop.whenReadable(fd, function* (): Run<void> {
    const chunk = yield* readOrEnd(runtime, fd);
    if (chunk !== '') {
      yield* emitter.emit('data', [decodeUtf8(chunk)]);
      return;
    }
    loop.forget(fd);
    sys.close(fd);
    yield* emitter.emit('end', []);
    yield* emitter.emit('close', []);
    ended();
  });
  return emitter.object;
}

/** A broken connection reads as its end. */
export function* readOrEnd({ sys }: Runtime, fd: Fd): Run<string> {
  try {
    return yield* sys.read(fd, 65536);
  } catch {
    return '';
  }
}
