import { decodeUtf8, utf8 } from '../../bytes';
import type { Fd, OpenFlag, Run } from '../../kernel/syscalls';
import { raise } from './exceptions';
import type { Runtime } from './runtime';
import { str } from './show';
import { type Keywords, type Py, PyBytes, PyClass, PyList, PyNative, PyObject, typeName } from './values';

const fdOf = (self: Py | undefined): Fd => (self instanceof PyObject ? Number(self.attributes.get('fd')) : -1);
const binary = (self: Py | undefined): boolean => self instanceof PyObject && self.attributes.get('binary') === true;
const method = (name: string, body: PyNative['body']): [string, PyNative] => [name, new PyNative(name, body)];

const shown = (self: Py | undefined, text: string): Py => (binary(self) ? new PyBytes(text) : decodeUtf8(text));

function* close(rt: Runtime, self: Py | undefined): Run<Py> {
  if (!(self instanceof PyObject) || self.attributes.get('closed') === true) return null;
  yield* rt.flush(fdOf(self));
  self.attributes.set('closed', true);
  rt.at(() => rt.sys.close(fdOf(self)));
  return null;
}

/** A file, a standard stream, or the file of a socket. */
export const fileClass = new PyClass(
  '_io.TextIOWrapper',
  [],
  [
    method('read', function* (rt, [self, count = -1]) {
      const size = count === null ? -1 : Number(count);
      return shown(self, yield* rt.readMost(fdOf(self), size));
    }),
    method('readline', function* (rt, [self]) {
      return shown(self, yield* rt.readLineBytes(fdOf(self)));
    }),
    method('readlines', function* (rt, [self]) {
      const text = yield* rt.readMost(fdOf(self), -1);
      return new PyList((text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => shown(self, line)));
    }),
    method('write', function* (rt, [self, data = '']) {
      if (binary(self)) {
        if (!(data instanceof PyBytes))
          throw raise('TypeError', `a bytes-like object is required, not '${typeName(data)}'`);
        yield* rt.flush(fdOf(self));
        yield* rt.call(() => rt.sys.write(fdOf(self), data.text));
        return data.text.length;
      }
      if (typeof data !== 'string') throw raise('TypeError', `write() argument must be str, not ${typeName(data)}`);
      yield* rt.write(fdOf(self), data);
      return data.length;
    }),
    method('flush', function* (rt, [self]) {
      yield* rt.flush(fdOf(self));
      return null;
    }),
    method('close', (rt, [self]) => close(rt, self)),
    method('fileno', function* (_, [self]) {
      return fdOf(self);
    }),
    method('isatty', function* (rt, [self]) {
      return rt.sys.isatty(fdOf(self));
    }),
    method('reconfigure', function* () {
      return null;
    }),
    method('__enter__', function* (_, [self = null]) {
      return self;
    }),
    method('__exit__', (rt, [self]) => close(rt, self)),
  ],
);

export const fileOf = (fd: Fd, isBinary = false): PyObject => {
  const made = new PyObject(fileClass, [
    ['fd', fd],
    ['binary', isBinary],
    ['closed', false],
  ]);
  if (!isBinary)
    made.attributes.set(
      'buffer',
      new PyObject(fileClass, [
        ['fd', fd],
        ['binary', true],
      ]),
    );
  // Loops over a file ask for its lines.
  made.attributes.set(
    'readline',
    new PyNative(
      'readline',
      fileClass.find('readline') instanceof PyNative ? (fileClass.find('readline') as PyNative).body : nothing,
      made,
    ),
  );
  return made;
};

function* nothing(): Run<Py> {
  return '';
}

const FLAGS: Readonly<Record<string, readonly OpenFlag[]>> = {
  r: ['read'],
  w: ['write', 'create', 'truncate'],
  a: ['write', 'create', 'append'],
  x: ['write', 'create', 'exclusive'],
};

export function* openFile(rt: Runtime, args: readonly Py[], keywords: Keywords): Run<Py> {
  const [path = ''] = args;
  const mode = str(args[1] ?? keywords.get('mode') ?? 'r');
  const flags = [...(FLAGS[mode[0] ?? 'r'] ?? ['read'])] as OpenFlag[];
  if (mode.includes('+')) flags.push(flags.includes('read') ? 'write' : 'read');
  const fd = rt.at(() => {
    if (flags.includes('read') && rt.sys.stat(str(path)).type === 'directory') rt.sys.open(str(path), ['write']);
    return rt.sys.open(str(path), [...flags, 'cloexec']);
  }, str(path));
  return fileOf(fd, mode.includes('b'));
}

export const bytesOf = (data: Py | undefined): string =>
  data instanceof PyBytes ? data.text : typeof data === 'string' ? utf8(data) : '';
