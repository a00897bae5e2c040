import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import type { Stdio } from '../command';
import { mountOf } from '../mount-of';
import { quoteAlways, quoteIfNeeded } from '../quote';
import { CHUNK } from '../stdio';
import { banner } from './head';

interface Followed {
  readonly name: Bytes;
  fd: Fd | undefined;
}
interface How {
  readonly byName: boolean;
  readonly titles: boolean;
  readonly pid?: number;
}

/** Looks this often, in ms, where it is not told: at files of an overlay, busybox's at any; -F for missing and replaced names, --pid for an end. */
const INTERVAL = 1000;

function pidLives(sys: Syscalls, pid: number): boolean {
  return sys.processes().some((p) => p.pid === pid && p.state !== 'Z');
}

/** /dev/null: always at its end, never finished. */
const silent = (sys: Syscalls, fd: Fd): boolean => sys.fstat(fd).type === 'character' && !sys.isatty(fd);

/** Prints what is appended, for ever, or until `pid` has ended or no file is left. */
export function* follow(io: Stdio, files: readonly Followed[], how: How): Run<void> {
  const { sys } = io;
  let last: Followed | undefined = files.at(-1);
  const show = function* (file: Followed, fd: Fd): Run<boolean> {
    const stat = sys.fstat(fd);
    if (stat.type === 'file') {
      const at = sys.seek(fd, 0, 'current');
      if (stat.size < at) {
        yield* io.warn(`${quoteIfNeeded(file.name)}: file truncated`);
        sys.seek(fd, 0);
      } else if (stat.size === at) return true;
    }
    const data = yield* sys.read(fd, CHUNK);
    if (data === '') return stat.type === 'file';
    if (how.titles && last !== file) yield* io.print(banner(file.name, false));
    last = file;
    yield* io.print(data);
    yield* io.flush();
    return true;
  };
  for (;;) {
    const dead = how.pid !== undefined && !pidLives(sys, how.pid);
    for (const file of files) {
      if (how.byName && file.name !== '-') yield* reopen(io, file);
      if (file.fd === undefined) continue;
      const fd = file.fd;
      if (silent(sys, fd)) continue;
      if (sys.fstat(fd).type === 'file') {
        while (sys.seek(fd, 0, 'current') !== sys.fstat(fd).size) yield* show(file, fd);
      } else {
        // A pipe or a terminal: only when there is something to read.
        const [ready] = yield* sys.poll(
          [{ fd, read: true }],
          files.length > 1 || how.pid !== undefined ? sys.now() : Infinity,
        );
        if (ready?.readable && !(yield* show(file, fd))) file.fd = undefined;
      }
    }
    if (dead || (!how.byName && files.every((file) => file.fd === undefined))) return;
    const regular = files.filter((f) => f.fd !== undefined && sys.fstat(f.fd).type === 'file');
    const [only] = files;
    if (files.length === 1 && only?.fd !== undefined && silent(sys, only.fd) && !how.byName && how.pid === undefined)
      yield* sys.waitFor([]);
    if (regular.length === 0 && !how.byName && how.pid === undefined && files.length === 1) continue;
    const queues = regular.flatMap((file) => watch(io, file.name === '-' ? `/proc/self/fd/0` : file.name));
    const polled = how.byName || how.pid !== undefined || queues.length < files.length;
    yield* sys.waitFor(queues, polled ? sys.now() + INTERVAL : Infinity);
  }
}

// GNU's tail counts an overlay among the file systems that inotify may not see all changes of.
function watch({ sys, flavour }: Stdio, path: Bytes) {
  try {
    return flavour === 'busybox' || mountOf(sys, path)?.type === 'overlay' ? [] : [sys.changes(path)];
  } catch {
    return [];
  }
}

/** tail -F: follows the name to another file, in tail's own words. */
function* reopen(io: Stdio, file: Followed): Run<void> {
  const { sys } = io;
  try {
    const there = sys.stat(file.name);
    const here = file.fd === undefined ? undefined : sys.fstat(file.fd);
    if (here && here.ino === there.ino && here.dev === there.dev) return;
    const fd = sys.open(file.name, ['read']);
    if (file.fd !== undefined) sys.close(file.fd);
    file.fd = fd;
    yield* io.warn(`${quoteAlways(file.name)} has ${here ? 'been replaced' : 'appeared'};  following new file`);
  } catch (e) {
    if (file.fd === undefined) return;
    sys.close(file.fd);
    file.fd = undefined;
    yield* io.warn(`${quoteAlways(file.name)} has become inaccessible: ${asErrno(e).message}`);
  }
}
