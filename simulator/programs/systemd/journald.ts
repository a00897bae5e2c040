import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Program, Run, Syscalls } from '../../kernel/syscalls';
import {
  DEV_LOG_SOCKET,
  formatEntry,
  JOURNAL_SIGNATURE,
  type JournalEntry,
  journalPath,
  STDOUT_SOCKET,
} from './journal';

/** A stream into the journal: its first line says `UNIT\tIDENTIFIER\tPID`; after `*` every line has those and a priority. */
interface Stream {
  readonly fd: Fd;
  readonly devLog: boolean;
  head: readonly string[] | undefined;
  rest: string;
}

const FACILITY_MASK = 7;

/** systemd-journald(8): collects what units print, and /dev/log. */
export const journald: Program = function* (sys) {
  const path = journalPath(sys);
  makeFolders(sys, path.slice(0, path.lastIndexOf('/')));
  sys.writeFile(path, JOURNAL_SIGNATURE, 0o640);
  const file = sys.open(path, ['write', 'append']);
  const listeners = new Map([
    [listen(sys, STDOUT_SOCKET), false],
    [listen(sys, DEV_LOG_SOCKET), true],
  ]);
  if (!sys.access('/dev/log', '')) sys.symlink(DEV_LOG_SOCKET, '/dev/log');
  const streams = new Map<Fd, Stream>();
  for (;;) {
    const fds = [...listeners.keys(), ...streams.keys()].map((fd) => ({ fd }));
    for (const { fd } of yield* sys.poll(fds)) {
      const devLog = listeners.get(fd);
      if (devLog !== undefined) {
        const accepted = yield* sys.accept(fd);
        streams.set(accepted.fd, { fd: accepted.fd, devLog, head: undefined, rest: '' });
        continue;
      }
      const stream = streams.get(fd);
      if (stream && !(yield* take(sys, stream, file))) {
        sys.close(fd);
        streams.delete(fd);
      }
    }
  }
};

function makeFolders(sys: Syscalls, folder: string): void {
  const parts = folder.split('/').slice(1);
  for (let i = 1; i <= parts.length; i++)
    try {
      sys.mkdir(`/${parts.slice(0, i).join('/')}`, 0o755);
    } catch (e) {
      if (!(e instanceof Errno) || e.code !== 'EEXIST') throw e;
    }
}

function listen(sys: Syscalls, path: string): Fd {
  makeFolders(sys, path.slice(0, path.lastIndexOf('/')));
  if (sys.access(path, '')) sys.unlink(path);
  return sys.listenUnix(path);
}

/** false at the stream's end. */
function* take(sys: Syscalls, stream: Stream, file: Fd): Run<boolean> {
  let chunk = '';
  try {
    chunk = yield* sys.read(stream.fd, 65536);
  } catch (e) {
    asErrno(e);
  }
  const lines = (stream.rest + chunk).split('\n');
  stream.rest = lines.pop() ?? '';
  if (chunk === '' && stream.rest !== '') lines.push(stream.rest);
  for (const line of lines) {
    if (!stream.head && !stream.devLog) {
      stream.head = line.split('\t');
      continue;
    }
    if (line === '') continue;
    yield* sys.write(
      file,
      formatEntry(stream.devLog ? fromSyslog(sys, line) : fromStream(sys, stream.head ?? [], line)),
    );
  }
  return chunk !== '';
}

function fromStream(sys: Syscalls, [unit = '', identifier = '', pid]: readonly string[], line: string): JournalEntry {
  if (unit !== '*') return { time: sys.now(), priority: 6, unit, identifier, pid: Number(pid), message: line };
  const [of = '', name = '', from, priority, ...message] = line.split('\t');
  return {
    time: sys.now(),
    priority: Number(priority),
    unit: of,
    identifier: name,
    pid: Number(from),
    message: message.join('\t'),
  };
}

/** `<30>Nov 27 01:42:04 tag[77]: message` */
function fromSyslog(sys: Syscalls, line: string): JournalEntry {
  const m = /^<(\d+)>(?:\w{3} [ \d]\d [\d:]{8} )?([^:[]*)(?:\[(\d+)\])?: ?(.*)$/.exec(line);
  return {
    time: sys.now(),
    priority: Number(m?.[1] ?? 13) & FACILITY_MASK,
    unit: '',
    identifier: m?.[2] ?? 'unknown',
    pid: Number(m?.[3] ?? 0),
    message: m?.[4] ?? line,
  };
}
