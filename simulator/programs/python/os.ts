import { asErrno } from '../../kernel/errno';
import type { Run, WaitStatus } from '../../kernel/syscalls';
import { execPath } from '../exec-path';
import { osError, raise } from './exceptions';
import { all } from './iterate';
import type { Runtime } from './runtime';
import { str } from './show';
import { moduleOf, native, type Py, PyBytes, PyDict, PyList, PyNative, type PyObject, PyTuple } from './values';

const text = (value: Py | undefined): string => str(value ?? '');
const fn = (name: string, body: PyNative['body']): PyNative => new PyNative(name, body);
const simple = (name: string, body: (rt: Runtime, args: readonly Py[]) => Py): PyNative =>
  native(name, (args, _, rt) => body(rt, args));

/** wait(2)'s status word. */
const statusWord = (status: WaitStatus): number =>
  'exited' in status ? status.exited << 8 : 'signaled' in status ? status.signaled : 0;

function* waitFor(rt: Runtime, pid: number, nohang: boolean): Run<Py> {
  const found = yield* rt.call(() => rt.sys.wait(pid, { nohang }));
  return new PyTuple(found ? [found.pid, statusWord(found.status)] : [0, 0]);
}

function* execute(rt: Runtime, words: readonly string[], env: ReadonlyMap<string, string>): Run<never> {
  yield* rt.flush(1);
  try {
    return yield* execPath(rt.sys, words, env);
  } catch (error) {
    throw osError(asErrno(error).code);
  }
}

const exists = (rt: Runtime, path: string): boolean => {
  try {
    rt.sys.stat(path);
    return true;
  } catch {
    return false;
  }
};
const typeOf = (rt: Runtime, path: string): string | undefined => {
  try {
    return rt.sys.stat(path).type;
  } catch {
    return undefined;
  }
};

const path = moduleOf('posixpath', {
  exists: simple('exists', (rt, [p]) => exists(rt, text(p))),
  isfile: simple('isfile', (rt, [p]) => typeOf(rt, text(p)) === 'file'),
  isdir: simple('isdir', (rt, [p]) => typeOf(rt, text(p)) === 'directory'),
  getsize: simple('getsize', (rt, [p]) => rt.at(() => rt.sys.stat(text(p)).size, text(p))),
  join: simple('join', (_, parts) =>
    parts.map(text).reduce((a, b) => (b.startsWith('/') ? b : a.endsWith('/') || a === '' ? a + b : `${a}/${b}`)),
  ),
  basename: simple('basename', (_, [p]) => text(p).replace(/.*\//, '')),
  dirname: simple('dirname', (_, [p]) => text(p).replace(/\/?[^/]*$/, '') || (text(p).startsWith('/') ? '/' : '')),
  abspath: simple('abspath', (rt, [p]) =>
    text(p).startsWith('/') ? text(p) : `${rt.sys.getcwd().replace(/\/$/, '')}/${text(p)}`,
  ),
  splitext: simple('splitext', (_, [p]) => {
    const [, root = text(p), end = ''] = /^(.+?)(\.[^./]*)?$/.exec(text(p)) ?? [];
    return new PyTuple([root, end]);
  }),
});

export const os = (rt: Runtime): PyObject => {
  const environ = new PyDict();
  for (const [name, value] of rt.sys.env()) environ.set(name, value);
  const now = (): ReadonlyMap<string, string> =>
    new Map([...environ.entries.values()].map(([k, v]) => [str(k), str(v)]));
  const known = rt.modules.get('os');
  if (known) return known;
  return moduleOf('os', {
    name: 'posix',
    sep: '/',
    linesep: '\n',
    environ,
    path,
    WNOHANG: 1,
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    getenv: simple('getenv', (_, [name = '', otherwise = null]) => environ.get(name) ?? otherwise),
    getpid: simple('getpid', ({ sys }) => sys.pid),
    getppid: simple('getppid', ({ sys }) => sys.ppid),
    getpgid: simple('getpgid', (r, [pid = 0]) => r.at(() => r.sys.getpgid(Number(pid)))),
    getpgrp: simple('getpgrp', ({ sys }) => sys.getpgid()),
    getsid: simple('getsid', (r, [pid = 0]) => r.at(() => r.sys.getsid(Number(pid)))),
    setsid: simple('setsid', (r) => r.at(() => r.sys.setsid())),
    setpgid: simple('setpgid', (r, [pid = 0, group = 0]) => {
      r.at(() => r.sys.setpgid(Number(pid), Number(group)));
      return null;
    }),
    getuid: simple('getuid', ({ sys }) => sys.credentials().uid),
    geteuid: simple('geteuid', ({ sys }) => sys.credentials().uid),
    getgid: simple('getgid', ({ sys }) => sys.credentials().gid),
    setuid: simple('setuid', (r, [uid]) => {
      r.at(() => r.sys.setCredentials({ uid: Number(uid) }));
      return null;
    }),
    setgid: simple('setgid', (r, [gid]) => {
      r.at(() => r.sys.setCredentials({ gid: Number(gid) }));
      return null;
    }),
    getcwd: simple('getcwd', ({ sys }) => sys.getcwd()),
    chdir: simple('chdir', (r, [p]) => {
      r.at(() => r.sys.chdir(text(p)), text(p));
      return null;
    }),
    umask: simple('umask', (r, [mask]) => r.sys.umask(Number(mask))),
    cpu_count: simple('cpu_count', () => 2),
    listdir: simple(
      'listdir',
      (r, [p = '.']) => new PyList(r.at(() => r.sys.readdir(text(p)).map(({ name }) => name), text(p))),
    ),
    mkdir: simple('mkdir', (r, [p]) => {
      r.at(() => r.sys.mkdir(text(p)), text(p));
      return null;
    }),
    makedirs: native('makedirs', ([p = ''], keywords, r) => {
      const parts = text(p).split('/');
      for (let i = 1; i <= parts.length; i++) {
        const at = parts.slice(0, i).join('/') || '/';
        if (!exists(r, at)) r.at(() => r.sys.mkdir(at), at);
        else if (i === parts.length && keywords.get('exist_ok') !== true) throw osError('EEXIST', at);
      }
      return null;
    }),
    rmdir: simple('rmdir', (r, [p]) => {
      r.at(() => r.sys.rmdir(text(p)), text(p));
      return null;
    }),
    ...Object.fromEntries(
      ['unlink', 'remove'].map((name) => [
        name,
        simple(name, (r, [p]) => {
          r.at(() => r.sys.unlink(text(p)), text(p));
          return null;
        }),
      ]),
    ),
    ...Object.fromEntries(
      ['rename', 'replace'].map((name) => [
        name,
        simple(name, (r, [from, to]) => {
          r.at(() => r.sys.rename(text(from), text(to)), text(from));
          return null;
        }),
      ]),
    ),
    symlink: simple('symlink', (r, [to, at]) => {
      r.at(() => r.sys.symlink(text(to), text(at)), text(at));
      return null;
    }),
    chmod: simple('chmod', (r, [p, mode]) => {
      r.at(() => r.sys.chmod(text(p), Number(mode)), text(p));
      return null;
    }),
    access: simple('access', (r, [p, mode]) => {
      const want = (['', 'x', 'w', '', 'r', 'rx', 'rw', 'rw'] as const)[Number(mode)] ?? '';
      return r.sys.access(text(p), want);
    }),
    uname: simple('uname', ({ sys }) => new PyTuple(['Linux', sys.hostname(), '6.18.0', '#1 SMP', 'x86_64'])),
    fork: simple('fork', (r) => r.fork()),
    wait: fn('wait', (r) => waitFor(r, -1, false)),
    waitpid: fn('waitpid', (r, [pid = -1, options = 0]) => waitFor(r, Number(pid), (Number(options) & 1) === 1)),
    WIFEXITED: simple('WIFEXITED', (_, [status]) => (Number(status) & 127) === 0),
    WIFSIGNALED: simple('WIFSIGNALED', (_, [status]) => (Number(status) & 127) !== 0),
    WEXITSTATUS: simple('WEXITSTATUS', (_, [status]) => Number(status) >> 8),
    WTERMSIG: simple('WTERMSIG', (_, [status]) => Number(status) & 127),
    waitstatus_to_exitcode: simple('waitstatus_to_exitcode', (_, [status]) =>
      (Number(status) & 127) === 0 ? Number(status) >> 8 : -(Number(status) & 127),
    ),
    kill: fn('kill', function* (r, [pid, signal]) {
      yield* r.call(() => r.sys.kill(Number(pid), Number(signal)));
      yield* r.handleSignals();
      return null;
    }),
    killpg: fn('killpg', function* (r, [group, signal]) {
      yield* r.call(() => r.sys.kill(-Number(group), Number(signal)));
      yield* r.handleSignals();
      return null;
    }),
    abort: fn('abort', function* (r) {
      yield* r.sys.kill(r.sys.pid, 6);
      return null;
    }),
    _exit: fn('_exit', (r, [code = 0]) => r.sys.exit(Number(code) & 255)),
    execv: fn('execv', function* (r, [file, args = null]) {
      return yield* execute(r, [text(file), ...(yield* all(r, args)).slice(1).map(str)], now());
    }),
    execvp: fn('execvp', function* (r, [file, args = null]) {
      return yield* execute(r, [text(file), ...(yield* all(r, args)).slice(1).map(str)], now());
    }),
    execlp: fn('execlp', (r, [file, , ...args]) => execute(r, [text(file), ...args.map(str)], now())),
    execl: fn('execl', (r, [file, , ...args]) => execute(r, [text(file), ...args.map(str)], now())),
    system: fn('system', function* (r, [line]) {
      yield* r.flush(1);
      const pid = r.at(() =>
        r.sys.fork(function* (own) {
          return yield* own.exec('/bin/sh', ['sh', '-c', text(line)], now());
        }),
      );
      const found = yield* r.call(() => r.sys.wait(pid));
      return found ? statusWord(found.status) : 0;
    }),
    pipe: simple('pipe', (r) => new PyTuple(r.at(() => r.sys.pipe()))),
    read: fn('read', function* (r, [fd, count]) {
      return new PyBytes(yield* r.call(() => r.sys.read(Number(fd), Number(count))));
    }),
    write: fn('write', function* (r, [fd, data]) {
      if (!(data instanceof PyBytes)) throw raise('TypeError', "a bytes-like object is required, not 'str'");
      yield* r.call(() => r.sys.write(Number(fd), data.text));
      return data.text.length;
    }),
    close: simple('close', (r, [fd]) => {
      r.at(() => r.sys.close(Number(fd)));
      return null;
    }),
    dup2: simple('dup2', (r, [from, to]) => {
      r.at(() => r.sys.dup2(Number(from), Number(to)));
      return to ?? null;
    }),
  });
};
