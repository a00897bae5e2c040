import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import type { Run, Stat } from '../../kernel/syscalls';
import type { Stdio } from '../command';
import { quoteAlways } from '../quote';
import { CHUNK } from '../stdio';
import { exists, join, sortedNames } from './walk';

export interface CopyHow {
  readonly recursive: boolean;
  /** Symbolic links as links. */
  readonly links: boolean;
  readonly mode: boolean;
  readonly owner: boolean;
  readonly times: boolean;
  readonly force: boolean;
  readonly verbose: boolean;
}

/** The bytes of one file, chunk by chunk. */
export function* copyData(io: Stdio, from: Bytes, to: Bytes, mode: number, force = false): Run<void> {
  const { sys } = io;
  const input = sys.open(from, ['read']);
  let output: number;
  try {
    output = sys.open(to, ['write', 'create', 'truncate'], mode);
  } catch (e) {
    if (!force || !exists(sys, to)) {
      sys.close(input);
      throw new Errno(asErrno(e).code, to);
    }
    sys.unlink(to);
    output = sys.open(to, ['write', 'create', 'truncate'], mode);
  }
  for (let data = yield* sys.read(input, CHUNK); data !== ''; data = yield* sys.read(input, CHUNK))
    yield* sys.write(output, data);
  sys.close(input);
  sys.close(output);
}

/** cp of one operand to its final name; reports what fails and goes on. */
export function* copy(io: Stdio, from: Bytes, to: Bytes, how: CopyHow, operand = true): Run<boolean> {
  const { sys } = io;
  let stat: Stat;
  try {
    stat = how.links ? sys.lstat(from) : sys.stat(from);
  } catch (e) {
    yield* io.cannot('stat', from, e);
    return false;
  }
  if (stat.type === 'directory' && !how.recursive) {
    yield* io.fail(
      io.flavour === 'gnu'
        ? `-r not specified; omitting directory ${quoteAlways(from)}`
        : `omitting directory '${from}'`,
    );
    return false;
  }
  try {
    const there = exists(sys, to) && !(how.links && sys.lstat(to).type === 'symlink') ? tryStat(io, to) : undefined;
    if (there && there.ino === stat.ino && there.dev === stat.dev) {
      yield* io.fail(`${quoteAlways(from)} and ${quoteAlways(to)} are the same file`);
      return false;
    }
    if (stat.type === 'directory') {
      if (there && there.type !== 'directory') {
        yield* io.fail(`cannot overwrite non-directory ${quoteAlways(to)} with directory ${quoteAlways(from)}`);
        return false;
      }
      if (`${absolute(io, to)}/`.startsWith(`${sys.realpath(from)}/`) && operand) {
        yield* io.fail(`cannot copy a directory, ${quoteAlways(from)}, into itself, ${quoteAlways(to)}`);
        return false;
      }
      if (!there) sys.mkdir(to, stat.mode | 0o700);
      if (how.verbose) yield* io.print(`${quoteAlways(from)} -> ${quoteAlways(to)}\n`);
      for (const name of sortedNames(sys, from)) yield* copy(io, join(from, name), join(to, name), how, false);
      if (!there && !how.mode) sys.chmod(to, stat.mode & 0o777 & ~sys.umask());
    } else {
      if (there?.type === 'directory') {
        yield* io.fail(`cannot overwrite directory ${quoteAlways(to)} with non-directory`);
        return false;
      }
      if (how.verbose) yield* io.print(`${quoteAlways(from)} -> ${quoteAlways(to)}\n`);
      if (stat.type === 'symlink') {
        if (exists(sys, to)) sys.unlink(to);
        sys.symlink(sys.readlink(from), to);
      } else if (stat.type === 'fifo' && how.recursive) sys.mkfifo(to, stat.mode);
      else yield* copyFile(io, from, to, stat, how);
    }
  } catch (e) {
    yield* io.fail(
      `cannot create ${stat.type === 'directory' ? 'directory' : stat.type === 'symlink' ? 'symbolic link' : 'regular file'} ${quoteAlways(to)}: ${asErrno(e).message}`,
    );
    return false;
  }
  preserve(io, to, stat, how);
  return true;
}

function* copyFile(io: Stdio, from: Bytes, to: Bytes, stat: Stat, how: CopyHow): Run<void> {
  try {
    io.sys.close(io.sys.open(from, ['read']));
  } catch (e) {
    return yield* io.fail(`cannot open ${quoteAlways(from)} for reading: ${asErrno(e).message}`);
  }
  yield* copyData(io, from, to, stat.mode & 0o777, how.force);
}

/** Mode, owner and times, as far as asked and allowed. */
export function preserve({ sys }: Stdio, to: Bytes, stat: Stat, how: CopyHow): void {
  const attempt = (call: () => void): void => {
    try {
      call();
    } catch (e) {
      asErrno(e);
    }
  };
  if (how.owner) attempt(() => sys.chown(to, stat.uid, stat.gid, { nofollow: true }));
  if (stat.type === 'symlink') return;
  if (how.mode) attempt(() => sys.chmod(to, stat.mode));
  if (how.times) attempt(() => sys.utimes(to, stat.mtime));
}

function tryStat({ sys }: Stdio, path: Bytes): Stat | undefined {
  try {
    return sys.stat(path);
  } catch {
    return undefined;
  }
}

function absolute({ sys }: Stdio, path: Bytes): Bytes {
  try {
    return sys.realpath(path);
  } catch {
    return path.startsWith('/') ? path : `${sys.getcwd()}/${path}`;
  }
}
