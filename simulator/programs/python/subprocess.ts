import { decodeUtf8 } from '../../bytes';
import type { Fd, Run, WaitStatus } from '../../kernel/syscalls';
import { DEFAULT_PATH, execPath, findInPath } from '../exec-path';
import { exceptionClass, makeException, osError, Raised } from './exceptions';
import { bytesOf, fileOf } from './files';
import { all } from './iterate';
import type { Runtime } from './runtime';
import { str } from './show';
import {
  type Keywords,
  moduleOf,
  type Py,
  PyBytes,
  PyClass,
  PyDict,
  PyList,
  PyNative,
  PyObject,
  PyTuple,
  truthy,
} from './values';

const PIPE = -1;
const STDOUT = -2;
const DEVNULL = -3;

const codeOf = (status: WaitStatus): number =>
  'exited' in status ? status.exited : 'signaled' in status ? -status.signaled : 0;

function* wordsOf(rt: Runtime, args: Py, keywords: Keywords): Run<string[]> {
  if (truthy(keywords.get('shell') ?? false)) return ['/bin/sh', '-c', str(args)];
  return typeof args === 'string' ? [args] : (yield* all(rt, args)).map(str);
}

/** Starts a child; its ends of the pipes become attributes. */
function* start(rt: Runtime, self: PyObject, args: Py, keywords: Keywords): Run<void> {
  const words = yield* wordsOf(rt, args, keywords);
  yield* rt.flush(1);
  const given = keywords.get('env');
  const env =
    given instanceof PyDict
      ? new Map([...given.entries.values()].map(([name, value]) => [str(name), str(value)]))
      : rt.sys.env();
  const [name = ''] = words;
  if (findInPath(rt.sys, name, env.get('PATH') ?? DEFAULT_PATH).length === 0) throw osError('ENOENT', name);
  const text = ['text', 'universal_newlines', 'encoding'].some((key) => truthy(keywords.get(key) ?? false));
  const inside: (Fd | undefined)[] = [];
  const mine: Fd[] = [];
  for (const [fd, key] of ['stdin', 'stdout', 'stderr'].entries()) {
    const how = keywords.get(key) ?? null;
    self.attributes.set(key, null);
    if (how === PIPE) {
      const [readEnd, writeEnd] = rt.sys.pipe();
      inside[fd] = fd === 0 ? readEnd : writeEnd;
      const outside = fd === 0 ? writeEnd : readEnd;
      mine.push(outside);
      self.attributes.set(key, fileOf(outside, !text));
    } else if (how === DEVNULL) inside[fd] = rt.sys.open('/dev/null', ['read', 'write']);
    else if (how === STDOUT) inside[fd] = inside[1] ?? 1;
    else if (how instanceof PyObject) inside[fd] = Number(how.attributes.get('fd'));
    else if (typeof how === 'number') inside[fd] = how;
  }
  const folder = keywords.get('cwd');
  const pid = rt.at(() =>
    rt.sys.fork(function* (own) {
      if (truthy(keywords.get('start_new_session') ?? false)) own.setsid();
      for (const [fd, from] of inside.entries()) if (from !== undefined) own.dup2(from, fd);
      for (const fd of own.fds()) if (fd > 2) own.close(fd);
      if (folder != null) own.chdir(str(folder));
      return yield* execPath(own, words, env);
    }),
  );
  for (const [fd, from] of inside.entries())
    if (
      from !== undefined &&
      from > 2 &&
      (keywords.get(['stdin', 'stdout', 'stderr'][fd] ?? '') as number) < 0 &&
      inside.indexOf(from) === fd
    )
      rt.sys.close(from);
  self.attributes.set('pid', pid);
  self.attributes.set('args', args);
  self.attributes.set('returncode', null);
}

function* wait(rt: Runtime, self: PyObject, nohang: boolean): Run<Py> {
  const known = self.attributes.get('returncode') ?? null;
  if (known !== null) return known;
  const found = yield* rt.call(() => rt.sys.wait(Number(self.attributes.get('pid')), { nohang }));
  if (found) self.attributes.set('returncode', codeOf(found.status));
  return self.attributes.get('returncode') ?? null;
}

/** Reads what the child prints, then waits for it. */
function* communicate(rt: Runtime, self: PyObject, input: Py | undefined): Run<[Py, Py]> {
  const stdin = self.attributes.get('stdin');
  if (stdin instanceof PyObject) {
    const fd = Number(stdin.attributes.get('fd'));
    if (input != null) yield* rt.call(() => rt.sys.write(fd, bytesOf(input)));
    rt.at(() => rt.sys.close(fd));
  }
  const out: Py[] = [];
  for (const key of ['stdout', 'stderr']) {
    const file = self.attributes.get(key);
    if (!(file instanceof PyObject)) {
      out.push(null);
      continue;
    }
    const fd = Number(file.attributes.get('fd'));
    const text = yield* rt.readMost(fd, -1);
    rt.at(() => rt.sys.close(fd));
    out.push(file.attributes.get('binary') === true ? new PyBytes(text) : decodeUtf8(text));
  }
  yield* wait(rt, self, false);
  return [out[0] ?? null, out[1] ?? null];
}

const method = (
  name: string,
  body: (rt: Runtime, self: PyObject, args: readonly Py[], keywords: Keywords) => Run<Py>,
): [string, PyNative] => [
  name,
  new PyNative(name, (rt, [self, ...args], keywords) => body(rt, self as PyObject, args, keywords)),
];
const sending = (name: string, signal: (args: readonly Py[]) => number): [string, PyNative] =>
  method(name, function* (rt, self, args) {
    if ((yield* wait(rt, self, true)) === null)
      yield* rt.call(() => rt.sys.kill(Number(self.attributes.get('pid')), signal(args)));
    return null;
  });

const popenClass: PyClass = new PyClass(
  'Popen',
  [],
  [
    method('__init__', function* (rt, self, [args = null], keywords) {
      yield* start(rt, self, args, keywords);
      return null;
    }),
    method('wait', (rt, self) => wait(rt, self, false)),
    method('poll', (rt, self) => wait(rt, self, true)),
    method('communicate', function* (rt, self, [input], keywords) {
      return new PyTuple(yield* communicate(rt, self, input ?? keywords.get('input')));
    }),
    sending('terminate', () => 15),
    sending('kill', () => 9),
    sending('send_signal', ([signal]) => Number(signal)),
    method('__enter__', function* (_, self) {
      return self;
    }),
    method('__exit__', (rt, self) => wait(rt, self, false)),
  ],
);

const completedClass = new PyClass('CompletedProcess', []);

function* run(rt: Runtime, args: Py, keywords: Keywords): Run<PyObject> {
  const all = new Map(keywords);
  if (truthy(all.get('capture_output') ?? false)) all.set('stdout', PIPE).set('stderr', PIPE);
  if (all.has('input')) all.set('stdin', PIPE);
  const child = new PyObject(popenClass);
  yield* start(rt, child, args, all);
  const [stdout, stderr] = yield* communicate(rt, child, all.get('input'));
  const code = child.attributes.get('returncode') ?? null;
  if (truthy(all.get('check') ?? false) && code !== 0) throw failed(args, code);
  return new PyObject(completedClass, [
    ['args', args],
    ['returncode', code],
    ['stdout', stdout],
    ['stderr', stderr],
  ]);
}

function failed(args: Py, code: Py): Raised {
  const shown =
    typeof args === 'string'
      ? `'${args}'`
      : args instanceof PyList
        ? `[${args.items.map((one) => `'${str(one)}'`).join(', ')}]`
        : str(args);
  const ending =
    Number(code) < 0 ? `died with <Signals: ${-Number(code)}>.` : `returned non-zero exit status ${Number(code)}.`;
  const made = makeException(exceptionClass('CalledProcessError'), [
    `Command '${shown}' ${ending}`.replace("''", "'").replace("''", "'"),
  ]);
  made.attributes.set('returncode', code);
  return new Raised(made);
}

const fn = (name: string, body: PyNative['body']): PyNative => new PyNative(name, body);

export const subprocess: PyObject = moduleOf('subprocess', {
  PIPE,
  STDOUT,
  DEVNULL,
  Popen: popenClass,
  CalledProcessError: exceptionClass('CalledProcessError'),
  TimeoutExpired: exceptionClass('TimeoutExpired'),
  run: fn('run', (rt, [args = null], keywords) => run(rt, args, keywords)),
  call: fn('call', function* (rt, [args = null], keywords) {
    return (yield* run(rt, args, keywords)).attributes.get('returncode') ?? null;
  }),
  check_call: fn('check_call', function* (rt, [args = null], keywords) {
    yield* run(rt, args, new Map(keywords).set('check', true));
    return 0;
  }),
  check_output: fn('check_output', function* (rt, [args = null], keywords) {
    const made = yield* run(rt, args, new Map(keywords).set('check', true).set('stdout', PIPE));
    return made.attributes.get('stdout') ?? null;
  }),
});
