import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import type { Run, Stat } from '../../kernel/syscalls';
import { groupId, groupName, userId, userName } from '../accounts';
import { command, Failure, type Stdio } from '../command';
import { expandEscapes } from '../coreutils/escapes';
import { folderOf, lastName } from '../coreutils/path-names';
import { join } from '../coreutils/walk';
import { modeText } from '../file-mode';
import { pad } from '../printf-format';
import { quoteAlways } from '../quote';
import { runChild } from '../run-child';
import { strftime } from '../strftime';
import { type Count, parseExpression, type Test } from './find-parse';

interface Visit {
  readonly path: Bytes;
  readonly stat: Stat;
  readonly depth: number;
  readonly root: Bytes;
  pruned: boolean;
}
class Quit extends Error {}

const counts = ({ sign, value }: Count, n: number): boolean =>
  sign === '+' ? n > value : sign === '-' ? n < value : n === value;

function expand(io: Stdio, format: Bytes, { path, stat, depth, root }: Visit): Bytes {
  const letters: Record<string, () => string | number> = {
    p: () => path,
    f: () => lastName(path),
    h: () => folderOf(path),
    P: () => path.slice(root.length).replace(/^\//, ''),
    H: () => root,
    d: () => depth,
    s: () => stat.size,
    m: () => stat.mode.toString(8),
    M: () => modeText(stat.type, stat.mode),
    i: () => stat.ino,
    n: () => stat.nlink,
    U: () => stat.uid,
    G: () => stat.gid,
    u: () => userName(io.sys, stat.uid) ?? stat.uid,
    g: () => groupName(io.sys, stat.gid) ?? stat.gid,
    y: () => ({ file: 'f', directory: 'd', symlink: 'l', fifo: 'p', character: 'c', socket: 's' })[stat.type],
    l: () => (stat.type === 'symlink' ? io.sys.readlink(path) : ''),
    t: () => strftime('%a %b %e %H:%M:%S.%N0 %Y', stat.mtime),
    k: () => Math.ceil(stat.size / 1024),
    b: () => Math.ceil(stat.size / 4096) * 8,
  };
  return expandEscapes(format, true).text.replace(
    /%%|%([-0]*)(\d*)(?:T(.)|(.))/g,
    (all, flags: string, width: string, time: string | undefined, letter: string) => {
      if (all === '%%') return '%';
      if (time !== undefined)
        return time === '@' ? `${(stat.mtime / 1000).toFixed(10)}` : strftime(`%${time}`, stat.mtime);
      return pad(String(letters[letter]?.() ?? all), flags, Number(width), false);
    },
  );
}

function* holds(io: Stdio, test: Test, visit: Visit): Run<boolean> {
  const { sys } = io;
  const { path, stat } = visit;
  switch (test.kind) {
    case 'and':
      return (yield* holds(io, test.left, visit)) && (yield* holds(io, test.right, visit));
    case 'or':
      return (yield* holds(io, test.left, visit)) || (yield* holds(io, test.right, visit));
    case 'not':
      return !(yield* holds(io, test.test, visit));
    case 'constant':
      return test.value;
    case 'name':
      return test.pattern.test(lastName(path));
    case 'path':
    case 'regex':
      return test.pattern.test(path);
    case 'lname':
      return stat.type === 'symlink' && test.pattern.test(sys.readlink(path));
    case 'type':
      return test.types.split(',').includes(stat.type);
    case 'perm':
      return test.how === '-'
        ? (stat.mode & test.mode) === test.mode
        : test.how === '/'
          ? test.mode === 0 || (stat.mode & test.mode) !== 0
          : stat.mode === test.mode;
    case 'size':
      return counts(test.count, Math.ceil(stat.size / test.unit));
    case 'age':
      return counts(test.count, Math.floor((sys.now() - stat.mtime) / test.unit));
    case 'links':
      return counts(test.count, stat.nlink);
    case 'inum':
      return counts(test.count, stat.ino);
    case 'newer':
      return stat.mtime > sys.stat(test.text).mtime;
    case 'samefile':
      return stat.ino === sys.stat(test.text).ino;
    case 'user': {
      const uid = userId(sys, test.text);
      if (uid === undefined) throw new Failure(`\`${test.text}' is not the name of a known user`);
      return stat.uid === uid;
    }
    case 'group': {
      const gid = groupId(sys, test.text);
      if (gid === undefined) throw new Failure(`\`${test.text}' is not the name of an existing group`);
      return stat.gid === gid;
    }
    case 'nouser':
      return userName(sys, stat.uid) === undefined;
    case 'nogroup':
      return groupName(sys, stat.gid) === undefined;
    case 'empty':
      return stat.type === 'directory'
        ? sys.readdir(path).every(({ name }) => name === '.' || name === '..')
        : stat.type === 'file' && stat.size === 0;
    case 'executable':
      return sys.access(path, 'x');
    case 'readable':
      return sys.access(path, 'r');
    case 'writable':
      return sys.access(path, 'w');
    case 'print':
    case 'print0':
      yield* io.print(path + (test.kind === 'print' ? '\n' : '\0'));
      return true;
    case 'ls':
      yield* io.print(
        `${String(stat.ino).padStart(9)} ${String(Math.ceil(stat.size / 4096) * 4).padStart(6)} ${modeText(stat.type, stat.mode)} ${String(stat.nlink).padStart(3)} ${(userName(sys, stat.uid) ?? String(stat.uid)).padEnd(8)} ${(groupName(sys, stat.gid) ?? String(stat.gid)).padEnd(8)} ${String(stat.size).padStart(8)} ${strftime('%b %e %H:%M', stat.mtime)} ${path}${stat.type === 'symlink' ? ` -> ${sys.readlink(path)}` : ''}\n`,
      );
      return true;
    case 'printf':
      yield* io.print(expand(io, test.format, visit));
      return true;
    case 'prune':
      visit.pruned = true;
      return true;
    case 'quit':
      throw new Quit();
    case 'delete':
      if (path === '.') return true;
      try {
        if (stat.type === 'directory') sys.rmdir(path);
        else sys.unlink(path);
        return true;
      } catch (e) {
        yield* io.fail(`cannot delete ${quoteAlways(path)}: ${asErrno(e).message}`);
        return false;
      }
    case 'exec': {
      if (test.plus) {
        test.batch.push(path);
        if (test.batch.length >= 5000) yield* runBatch(io, test);
        return true;
      }
      const status = yield* runChild(
        io,
        test.words.map((word) => word.replaceAll('{}', path)),
        true,
      );
      return 'exited' in status && status.exited === 0;
    }
  }
}

function* runBatch(io: Stdio, test: Extract<Test, { kind: 'exec' }>): Run<void> {
  if (test.batch.length === 0) return;
  const status = yield* runChild(io, [...test.words, ...test.batch.splice(0)], true);
  if (!('exited' in status) || status.exited !== 0) io.status = 1;
}

function* finish(io: Stdio, test: Test): Run<void> {
  if (test.kind === 'and' || test.kind === 'or') {
    yield* finish(io, test.left);
    yield* finish(io, test.right);
  } else if (test.kind === 'not') yield* finish(io, test.test);
  else if (test.kind === 'exec' && test.plus) yield* runBatch(io, test);
}

const OWN = /^-(?=.)|^[()!]$/;

export const find = command(
  {
    name: 'find',
    usage: '[-H] [-L] [-P] [path...] [expression]',
    about: 'Search for files in a directory hierarchy.',
    inOrder: true,
    version: 'find (GNU findutils) 4.10.0',
    obsolete: (words) => (words[0] === '--help' || words[0] === '--version' ? words : ['--', ...words]),
  },
  function* (io, _options, words) {
    const { sys } = io;
    const rest = [...words];
    let follow = false;
    while (/^-[HLP]$/.test(rest[0] ?? '')) follow = rest.shift() === '-L';
    const first = rest.findIndex((word) => OWN.test(word));
    const paths = first < 0 ? rest : rest.slice(0, first);
    const expression = parseExpression(first < 0 ? [] : rest.slice(first));
    const walk = function* (path: Bytes, root: Bytes, depth: number, device: number | undefined): Run<void> {
      let stat: Stat;
      try {
        stat = follow ? sys.stat(path) : sys.lstat(path);
      } catch (e) {
        return yield* io.fail(`${io.flavour === 'gnu' ? quoteAlways(path) : path}: ${asErrno(e).message}`);
      }
      const visit: Visit = { path, stat, depth, root, pruned: false };
      const inside = depth >= expression.least;
      if (inside && !expression.depthFirst) yield* holds(io, expression.test, visit);
      if (
        stat.type === 'directory' &&
        depth < expression.most &&
        !visit.pruned &&
        (!expression.sameDevice || device === undefined || device === stat.dev)
      )
        try {
          for (const { name } of sys.readdir(path))
            if (name !== '.' && name !== '..') yield* walk(join(path, name), root, depth + 1, device ?? stat.dev);
        } catch (e) {
          if (!(e instanceof Errno)) throw e;
          yield* io.fail(`${quoteAlways(path)}: ${e.message}`);
        }
      if (inside && expression.depthFirst) yield* holds(io, expression.test, visit);
      yield* sys.tick();
    };
    try {
      for (const path of paths.length ? paths : ['.']) yield* walk(path, path, 0, undefined);
    } catch (e) {
      if (!(e instanceof Quit)) throw e;
    }
    yield* finish(io, expression.test);
    return io.status;
  },
);
