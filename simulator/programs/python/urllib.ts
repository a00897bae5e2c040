import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { exceptionClass, exceptions, makeException, qualified, Raised } from './exceptions';
import type { Runtime } from './runtime';
import { exceptionText, str } from './show';
import { socketError } from './socket';
import { moduleOf, type Py, PyBytes, PyClass, PyNative, PyObject } from './values';

const URL_ERROR = new PyClass('URLError', [exceptionClass('OSError')]);
const HTTP_ERROR = new PyClass('HTTPError', [URL_ERROR]);
exceptions.set('URLError', URL_ERROR);
(qualified as Record<string, string>)['URLError'] = 'urllib.error.URLError';
(qualified as Record<string, string>)['HTTPError'] = 'urllib.error.HTTPError';

const same = (name: string): [string, PyNative] => [
  name,
  new PyNative(name, function* (_, [self = null]) {
    return name === '__exit__' || name === 'close' ? null : self;
  }),
];

const responseClass = new PyClass(
  'HTTPResponse',
  [],
  [
    [
      'read',
      new PyNative('read', function* (_, [self]) {
        return self instanceof PyObject ? (self.attributes.get('body') ?? null) : null;
      }),
    ],
    [
      'getcode',
      new PyNative('getcode', function* (_, [self]) {
        return self instanceof PyObject ? (self.attributes.get('status') ?? null) : null;
      }),
    ],
    same('close'),
    same('__enter__'),
    same('__exit__'),
  ],
);

function* request(rt: Runtime, url: string): Run<Py> {
  const [, host = '', port = '80', path = '/'] = /^http:\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? [];
  let answer = '';
  try {
    const fd = yield* rt.sys.connect({ host, port: Number(port) });
    yield* rt.sys.write(
      fd,
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nUser-Agent: Python-urllib/3.13\r\nConnection: close\r\n\r\n`,
    );
    for (;;) {
      const more = yield* rt.call(() => rt.sys.read(fd, 65536));
      if (more === '') break;
      answer += more;
      const end = answer.indexOf('\r\n\r\n');
      const length = /^content-length:\s*(\d+)/im.exec(answer)?.[1];
      if (end >= 0 && length !== undefined && answer.length >= end + 4 + Number(length)) break;
    }
    rt.sys.close(fd);
  } catch (error) {
    if (error instanceof Raised) throw error;
    const { value } = socketError(asErrno(error).code, host);
    throw new Raised(makeException(URL_ERROR, [`<urlopen error ${exceptionText(value)}>`]));
  }
  const end = answer.indexOf('\r\n\r\n');
  const [, status = '0', reason = ''] = /^HTTP\/\S+ (\d+) (.*)/.exec(answer.split('\r\n')[0] ?? '') ?? [];
  if (Number(status) >= 400) {
    const made = makeException(HTTP_ERROR, [`HTTP Error ${status}: ${reason}`]);
    made.attributes.set('code', Number(status));
    throw new Raised(made);
  }
  return new PyObject(responseClass, [
    ['status', Number(status)],
    ['body', new PyBytes(answer.slice(end + 4))],
  ]);
}

export const urllibRequest: PyObject = moduleOf('urllib.request', {
  urlopen: new PyNative('urlopen', (rt, [url = '']) => request(rt, str(url))),
});
