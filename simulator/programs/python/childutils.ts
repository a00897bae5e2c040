import type { Fd, Run } from '../../kernel/syscalls';
import type { Runtime } from './runtime';
import { str } from './show';
import { moduleOf, native, type Py, PyDict, PyNative, PyObject, PyTuple } from './values';

const fdOf = (file: Py | undefined, standard: Fd): Fd =>
  file instanceof PyObject ? Number(file.attributes.get('fd')) : standard;

function* say(rt: Runtime, file: Py | undefined, text: string): Run<Py> {
  yield* rt.write(fdOf(file, 1), text);
  yield* rt.flush(fdOf(file, 1));
  return null;
}

function headersOf(line: string): PyDict {
  const headers = new PyDict();
  for (const [, name = '', value = ''] of line.matchAll(/([^\s:]+):(\S*)/g)) headers.set(name, value);
  return headers;
}

const finished = (rt: Runtime, text: string, file: Py | undefined): Run<Py> =>
  say(rt, file, `RESULT ${text.length}\n${text}`);

const listener = moduleOf('listener', {
  ready: new PyNative('ready', (rt, [file]) => say(rt, file, 'READY\n')),
  ok: new PyNative('ok', (rt, [file]) => finished(rt, 'OK', file)),
  fail: new PyNative('fail', (rt, [file]) => finished(rt, 'FAIL', file)),
  send: new PyNative('send', (rt, [data = '', file]) => finished(rt, str(data), file)),
  wait: new PyNative('wait', function* (rt, [stdin, stdout]) {
    yield* say(rt, stdout, 'READY\n');
    const headers = headersOf(yield* rt.readLine(fdOf(stdin, 0)));
    const payload = yield* rt.readMost(fdOf(stdin, 0), Number(headers.get('len') ?? 0));
    return new PyTuple([headers, payload]);
  }),
});

/** supervisor.childutils: a listener's side of supervisord's event protocol. */
export const childutils = moduleOf('supervisor.childutils', {
  listener,
  get_headers: native('get_headers', ([line = '']) => headersOf(str(line))),
  eventdata: native('eventdata', ([payload = '']) => {
    const [head = '', ...rest] = str(payload).split('\n');
    return new PyTuple([headersOf(head), rest.join('\n')]);
  }),
});
