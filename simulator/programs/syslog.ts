import type { Bytes } from '../bytes';
import { Errno } from '../kernel/errno';
import type { Run, Syscalls } from '../kernel/syscalls';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Nov 27 01:42:04`, as RFC 3164 has it. */
export function syslogTime(ms: number): string {
  const at = new Date(ms);
  return `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${at.toISOString().slice(11, 19)}`;
}

/** syslog(3): a line to /dev/log, lost without a word when nobody listens; what was sent. */
export function* sendSyslog(sys: Syscalls, priority: number, tag: string, message: Bytes): Run<Bytes> {
  const line = `<${priority}>${syslogTime(sys.now())} ${tag}: ${message}`;
  try {
    const fd = yield* sys.connectUnix('/dev/log');
    yield* sys.write(fd, `${line}\n`);
    sys.close(fd);
  } catch (e) {
    if (!(e instanceof Errno)) throw e;
  }
  return line;
}
