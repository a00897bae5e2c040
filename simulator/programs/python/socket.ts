import { asErrno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { exceptionClass, makeException, osError, Raised } from './exceptions';
import { bytesOf, fileOf } from './files';
import type { Runtime } from './runtime';
import { str } from './show';
import { moduleOf, native, type Py, PyBytes, PyClass, PyNative, PyObject, PyTuple } from './values';

const AF_UNIX = 1;

const fdOf = (self: Py | undefined): Fd => (self instanceof PyObject ? Number(self.attributes.get('fd') ?? -1) : -1);
const isUnix = (self: Py | undefined): boolean => self instanceof PyObject && self.attributes.get('family') === AF_UNIX;
const set = (self: Py | undefined, name: string, value: Py): void => {
  if (self instanceof PyObject) self.attributes.set(name, value);
};
const addressOf = (given: Py | undefined): { host: string; port: number } => {
  const [host = '', port = 0] = given instanceof PyTuple ? given.items : [];
  return { host: str(host) === '0.0.0.0' || str(host) === '::' ? '' : str(host), port: Number(port) };
};

export const socketError = (code: ReturnType<typeof asErrno>['code'], host: string): Raised => {
  if (code !== 'ENOENT') return osError(code);
  const made = makeException(exceptionClass('gaierror'), [-2, 'Name or service not known']);
  made.attributes.set('errno', -2);
  made.attributes.set('strerror', 'Name or service not known');
  return host === '' ? osError(code) : new Raised(made);
};

function* listenNow(rt: Runtime, self: Py | undefined): Run<void> {
  if (!(self instanceof PyObject) || self.attributes.has('fd')) return;
  const at = self.attributes.get('bound') ?? null;
  const fd = isUnix(self) ? rt.at(() => rt.sys.listenUnix(str(at))) : rt.at(() => rt.sys.listen(addressOf(at)));
  self.attributes.set('fd', fd);
}

const make = (fd: Fd, family: Py): PyObject =>
  new PyObject(socketClass, [
    ['fd', fd],
    ['family', family],
  ]);

const method = (name: string, body: PyNative['body']): [string, PyNative] => [name, new PyNative(name, body)];

function* close(rt: Runtime, self: Py | undefined): Run<Py> {
  if (self instanceof PyObject && self.attributes.has('fd')) {
    rt.at(() => rt.sys.close(fdOf(self)));
    self.attributes.delete('fd');
  }
  return null;
}

export const socketClass: PyClass = new PyClass(
  'socket',
  [],
  [
    method('__init__', function* (_, [self, family = 2], keywords) {
      set(self, 'family', keywords.get('family') ?? family);
      return null;
    }),
    method('bind', function* (rt, [self, at = null]) {
      set(self, 'bound', at);
      // The file of a Unix socket is there, and a port taken, from bind on.
      yield* listenNow(rt, self);
      return null;
    }),
    method('listen', function* (rt, [self]) {
      yield* listenNow(rt, self);
      return null;
    }),
    method('accept', function* (rt, [self]) {
      const { fd, peer } = yield* rt.call(() => rt.sys.accept(fdOf(self)));
      const from = isUnix(self) ? '' : new PyTuple([peer.host, peer.port]);
      return new PyTuple([make(fd, isUnix(self) ? AF_UNIX : 2), from]);
    }),
    method('connect', function* (rt, [self, to = null]) {
      const { host, port } = addressOf(to);
      try {
        const fd = isUnix(self)
          ? yield* rt.sys.connectUnix(str(to))
          : yield* rt.sys.connect({ host: host || '127.0.0.1', port });
        set(self, 'fd', fd);
      } catch (error) {
        throw socketError(asErrno(error).code, isUnix(self) ? '' : host);
      }
      return null;
    }),
    method('sendall', function* (rt, [self, data]) {
      yield* rt.call(() => rt.sys.write(fdOf(self), bytesOf(data)));
      return null;
    }),
    method('send', function* (rt, [self, data]) {
      yield* rt.call(() => rt.sys.write(fdOf(self), bytesOf(data)));
      return bytesOf(data).length;
    }),
    method('recv', function* (rt, [self, count = 4096]) {
      return new PyBytes(yield* rt.call(() => rt.sys.read(fdOf(self), Number(count))));
    }),
    method('makefile', function* (_, [self, mode = 'r']) {
      return fileOf(fdOf(self), str(mode).includes('b'));
    }),
    method('fileno', function* (_, [self]) {
      return fdOf(self);
    }),
    method('shutdown', function* (rt, [self]) {
      rt.at(() => rt.sys.shutdownWrite(fdOf(self)));
      return null;
    }),
    ...['setsockopt', 'settimeout', 'setblocking'].map((name) =>
      method(name, function* () {
        return null;
      }),
    ),
    method('close', (rt, [self]) => close(rt, self)),
    method('__enter__', function* (_, [self = null]) {
      return self;
    }),
    method('__exit__', (rt, [self]) => close(rt, self)),
  ],
);

export const socketModule = (): PyObject =>
  moduleOf('socket', {
    AF_UNIX,
    AF_INET: 2,
    AF_INET6: 10,
    SOCK_STREAM: 1,
    SOL_SOCKET: 1,
    SO_REUSEADDR: 2,
    SHUT_WR: 1,
    SHUT_RDWR: 2,
    socket: socketClass,
    error: exceptionClass('OSError'),
    gaierror: exceptionClass('gaierror'),
    timeout: exceptionClass('TimeoutError'),
    gethostname: native('gethostname', (_, __, rt) => rt.sys.hostname()),
    gethostbyname: native('gethostbyname', ([name = ''], _, rt) => {
      const found = rt.sys.resolve(str(name));
      if (found === undefined) throw socketError('ENOENT', str(name));
      return found;
    }),
    create_connection: new PyNative('create_connection', function* (rt, [to = null]) {
      const made = new PyObject(socketClass, [['family', 2]]);
      yield* rt.interpreter.call(socketClass.find('connect') ?? null, [made, to]);
      return made;
    }),
  });
