import { type Bytes, toBytes } from '../../bytes';
import { Errno } from '../errno';
import { closeFd } from '../exit';
import type { Kernel } from '../kernel';
import type { OpenFile } from '../open-file';
import { makePipe } from '../pipe';
import type { Proc } from '../proc';
import { RegularFile } from '../regular-file';
import { softLimit } from '../resource-limit';
import { signals } from '../signal';
import { post } from '../signals';
import type { Fd, PollResult, Run, Syscalls } from '../syscalls';
import { charge, preempt } from './charge';
import { sleepOn } from './sleep';

type Calls =
  | 'read'
  | 'write'
  | 'poll'
  | 'close'
  | 'dup'
  | 'dup2'
  | 'setCloexec'
  | 'fds'
  | 'pipe'
  | 'seek'
  | 'fstat'
  | 'fdPath';

/** CPU ms for a byte copied. */
const COPY = 0.000002;

export function descriptorCalls(kernel: Kernel, proc: Proc): Pick<Syscalls, Calls> {
  const file = (fd: Fd): OpenFile => {
    const found = proc.fds.get(fd)?.file;
    if (!found) throw new Errno('EBADF');
    return found;
  };
  return {
    *read(fd, length) {
      charge(proc);
      const open = file(fd);
      for (;;) {
        yield* preempt(proc);
        yield* foregroundOnly(kernel, proc, open);
        const data = open.read(length);
        if (data !== null) {
          charge(proc, data.length * COPY);
          return data;
        }
        if (open.nonblock) throw new Errno('EAGAIN');
        if (open.tty) open.tty.waitingReaders += 1;
        try {
          yield* sleepOn(proc, [open.readers], Infinity);
        } finally {
          if (open.tty) open.tty.waitingReaders -= 1;
        }
      }
    },

    *write(fd, data, mark) {
      charge(proc);
      const open = file(fd);
      let left = toBytes(data);
      try {
        do {
          yield* preempt(proc);
          const taken = open.write(withinFileSize(proc, open, left), mark);
          charge(proc, taken * COPY);
          left = left.slice(taken);
          if (left !== '' && taken === 0) yield* sleepOn(proc, [open.writers], Infinity);
        } while (left !== '');
      } catch (error) {
        if (error instanceof Errno && error.code === 'EPIPE') {
          post(kernel, proc, signals.PIPE, { proc, reason: 'sigpipe' });
          yield { kind: 'cpu' };
        }
        if (error instanceof Errno && error.code === 'EFBIG') {
          post(kernel, proc, signals.XFSZ, { proc, reason: 'resource-limit' });
          yield { kind: 'cpu' };
        }
        throw error;
      }
    },

    *poll(fds, deadline = Infinity, also = []): Run<PollResult[]> {
      charge(proc);
      for (;;) {
        yield* preempt(proc);
        const ready = fds.map(({ fd, read = true, write = false }) => ({
          fd,
          readable: read && file(fd).readReady(),
          writable: write && file(fd).writeReady(),
        }));
        const some = ready.filter(({ readable, writable }) => readable || writable);
        if (some.length > 0 || kernel.clock.now >= deadline) return some;
        const readTtys = fds.flatMap(({ fd, read = true }) => (read ? (file(fd).tty ?? []) : []));
        for (const tty of readTtys) tty.waitingReaders += 1;
        const queues = fds.flatMap(({ fd, read = true, write = false }) => [
          ...(read ? [file(fd).readers] : []),
          ...(write ? [file(fd).writers] : []),
        ]);
        try {
          const wake = yield* sleepOn(proc, [...queues, ...also], deadline);
          if (
            wake === 'woken' &&
            also.length > 0 &&
            !fds.some(
              ({ fd, read = true, write = false }) =>
                (read && file(fd).readReady()) || (write && file(fd).writeReady()),
            )
          )
            return [];
        } finally {
          for (const tty of readTtys) tty.waitingReaders -= 1;
        }
      }
    },

    close(fd) {
      charge(proc);
      file(fd);
      closeFd(proc, fd);
    },

    dup(fd, atLeast = 0) {
      charge(proc);
      if (atLeast >= softLimit(proc, 'nofile')) throw new Errno('EINVAL');
      return proc.install(file(fd), false, atLeast);
    },

    dup2(from, to) {
      charge(proc);
      const open = file(from);
      if (from === to) return;
      if (to >= softLimit(proc, 'nofile')) throw new Errno('EBADF');
      open.retain();
      if (proc.fds.has(to)) closeFd(proc, to);
      proc.fds.set(to, { file: open, cloexec: false });
    },

    setCloexec(fd, on) {
      const descriptor = proc.fds.get(fd);
      if (!descriptor) throw new Errno('EBADF');
      descriptor.cloexec = on;
    },

    fds: () => [...proc.fds.keys()].sort((a, b) => a - b),

    pipe() {
      charge(proc);
      const pipe = makePipe();
      return [proc.install(pipe.read), proc.install(pipe.write)];
    },

    seek(fd, offset, from = 'start') {
      charge(proc);
      const open = file(fd);
      if (!(open instanceof RegularFile)) throw new Errno('ESPIPE');
      return open.seek(offset, from);
    },

    fstat: (fd) => file(fd).stat(),
    fdPath: (fd) => file(fd).path,
  };
}

/** A background job that reads its terminal is stopped: SIGTTIN. */
function* foregroundOnly(kernel: Kernel, proc: Proc, open: OpenFile): Run<void> {
  while (open.tty && open.tty === proc.tty && open.tty.foreground !== proc.pgid) {
    if (proc.dispositions.get(signals.TTIN) === 'ignore' || proc.blocked.has(signals.TTIN)) throw new Errno('EIO');
    for (const member of kernel.group(proc.pgid)) post(kernel, member, signals.TTIN, { reason: 'terminal' });
    yield { kind: 'cpu' };
    if (proc.isInit) return;
  }
}

/** What of `data` may still go into a file: none is EFBIG. */
function withinFileSize(proc: Proc, open: OpenFile, data: Bytes): Bytes {
  const limit = softLimit(proc, 'fsize');
  if (limit === Infinity || !(open instanceof RegularFile) || data === '') return data;
  const room = limit - open.writesAt;
  if (room <= 0) throw new Errno('EFBIG');
  return data.slice(0, room);
}
