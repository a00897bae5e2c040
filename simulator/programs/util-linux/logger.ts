import { userName } from '../accounts';
import { command, Failure } from '../command';
import { sendSyslog } from '../syslog';

const FACILITIES = 'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp'.split(' ');
const LEVELS: Readonly<Record<string, number>> = {
  emerg: 0,
  panic: 0,
  alert: 1,
  crit: 2,
  err: 3,
  error: 3,
  warning: 4,
  warn: 4,
  notice: 5,
  info: 6,
  debug: 7,
};

/** `local0.err` → 131; undefined when it is none. */
function priority(text: string): number | undefined {
  const [first = '', second] = text.split('.');
  const level = LEVELS[second ?? first];
  const local = /^local([0-7])$/.exec(first)?.[1];
  const facility = second === undefined ? 1 : local !== undefined ? 16 + Number(local) : FACILITIES.indexOf(first);
  return level === undefined || facility < 0 ? undefined : facility * 8 + level;
}

/** logger(1): to /dev/log; silent when nobody listens. */
export const logger = command(
  {
    name: 'logger',
    usage: '[options] [<message>]',
    options:
      'p=,priority t=,tag s,stderr i id=? f=,file n=,server P=,port T,tcp d,udp u=,socket e,skip-empty no-act S=,size prio-prefix rfc3164 rfc5424=? socket-errors=? journald=?',
    inOrder: true,
    version: 'logger from util-linux 2.41.5',
  },
  function* (io, options, words) {
    const { sys } = io;
    const asked = options.get('p') ?? 'user.notice';
    const value = priority(asked);
    if (value === undefined) throw new Failure(`unknown priority name: ${asked}`);
    const tag = options.get('t') ?? userName(sys, sys.credentials().uid) ?? 'unknown';
    const label = options.has('i') || options.has('id') ? `${tag}[${options.get('id') || sys.pid}]` : tag;
    const send = function* (message: string) {
      const line = yield* sendSyslog(sys, value, label, message);
      if (options.has('s')) yield* sys.write(2, `${line}\n`);
    };
    if (words.length > 0) return yield* send(words.join(' '));
    const file = options.get('f');
    yield* io.eachFile(file === undefined ? [] : [file], function* (fd) {
      const lines = io.lines(fd);
      for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next())
        if (line !== '' || !options.has('e')) yield* send(line);
    });
  },
);
