import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Fd, Program, Run, Syscalls } from '../../kernel/syscalls';
import { groupId, userId } from '../accounts';
import { print, printError } from '../stdio';

const FACILITIES =
  'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp - - - - local0 local1 local2 local3 local4 local5 local6 local7'.split(
    ' ',
  );
const LEVELS = 'emerg alert crit err warning notice info debug'.split(' ');
const SYSLOG_INFO = 46;

interface Rule {
  readonly selectors: readonly string[];
  readonly path: string;
}

/** The old selector lines of rsyslog.conf(5): `auth,authpriv.*  /var/log/auth.log`. */
function readRules(text: Bytes): Rule[] {
  return text.split('\n').flatMap((line): Rule[] => {
    const m = /^([\w*,.;=!]+)\s+-?(\/\S+)\s*$/.exec(line);
    return m?.[1] && m[2] ? [{ selectors: m[1].split(';'), path: m[2] }] : [];
  });
}

/** Does the rule take a message of this facility and level? Later selectors override earlier ones. */
function takes(rule: Rule, facility: string, level: number): boolean {
  let taken = false;
  for (const selector of rule.selectors) {
    const at = selector.lastIndexOf('.');
    const names = selector.slice(0, at).split(',');
    if (!names.includes('*') && !names.includes(facility)) continue;
    const wanted = selector.slice(at + 1);
    if (wanted === 'none') taken = false;
    else if (wanted === '*' || level <= LEVELS.indexOf(wanted.replace(/^=/, ''))) taken = true;
  }
  return taken;
}

/** rsyslogd(8): what comes to /dev/log goes to the files that rsyslog.conf names. */
export const rsyslogd: Program = function* (sys, argv) {
  if (argv.includes('-v')) {
    yield* print(sys, 'rsyslogd  8.2504.0 (aka 2025.04) compiled with:\n\tPLATFORM:\t\t\t\tx86_64-pc-linux-gnu\n');
    return 0;
  }
  const at = argv.indexOf('-f');
  const path = at > 0 ? (argv[at + 1] ?? '') : '/etc/rsyslog.conf';
  let config: Bytes;
  try {
    config = sys.readFile(path);
  } catch (e) {
    yield* printError(
      sys,
      `rsyslogd: error during config processing: could not open config file '${path}': ${asErrno(e).message} [v8.2504.0 try https://www.rsyslog.com/e/2104 ]\nrsyslogd: run failed with error -2104 (see rsyslog.h or try https://www.rsyslog.com/e/2104 to learn what that number means)\n`,
    );
    return 1;
  }
  const folder = /^\$IncludeConfig (.*)\/\*\.conf/m.exec(config)?.[1];
  for (const name of folder ? confFiles(sys, folder) : []) config += `\n${sys.readFile(name)}`;
  const kernelLog = /imklog/.test(config) && !sys.capabilities().has('SYSLOG');
  const notes = kernelLog ? ['imklog: cannot open kernel log (/proc/kmsg): Operation not permitted.'] : [];
  if (kernelLog)
    yield* printError(
      sys,
      `rsyslogd: ${notes[0]}\nrsyslogd: activation of module imklog failed [v8.2504.0 try https://www.rsyslog.com/e/2145 ]\n`,
    );
  const rules = readRules(config);
  if (argv.includes('-n')) return yield* serve(sys, rules, notes);
  sys.fork(function* (own) {
    own.setsid();
    const none = own.open('/dev/null', ['read', 'write']);
    for (const fd of [0, 1, 2]) own.dup2(none, fd);
    own.close(none);
    return yield* serve(own, rules, notes);
  });
  // It waits until its child says that it runs.
  yield* sys.sleep(1000);
  return 0;
};

function confFiles(sys: Syscalls, folder: string): string[] {
  try {
    return sys
      .readdir(folder)
      .map(({ name }) => `${folder}/${name}`)
      .filter((name) => name.endsWith('.conf'))
      .sort();
  } catch {
    return [];
  }
}

function* serve(sys: Syscalls, rules: readonly Rule[], notes: readonly string[]): Run {
  let stopping = false;
  for (const signal of [signals.TERM, signals.INT])
    sys.sigaction(signal, {
      handler: () => {
        stopping = true;
      },
    });
  sys.sigaction(signals.HUP, { handler: () => {} });
  sys.writeFile('/run/rsyslogd.pid', `${sys.pid}\n`);
  if (sys.access('/dev/log', '')) sys.unlink('/dev/log');
  const listener = sys.listenUnix('/dev/log');
  sys.chmod('/dev/log', 0o666);
  for (const note of notes) yield* store(sys, rules, 14, `rsyslogd: ${note}`);
  yield* store(
    sys,
    rules,
    SYSLOG_INFO,
    `rsyslogd: [origin software="rsyslogd" swVersion="8.2504.0" x-pid="${sys.pid}" x-info="https://www.rsyslog.com"] start`,
  );
  const clients = new Map<Fd, string>();
  while (!stopping)
    try {
      for (const { fd } of yield* sys.poll([listener, ...clients.keys()].map((one) => ({ fd: one })))) {
        if (fd === listener) {
          clients.set((yield* sys.accept(listener)).fd, '');
          continue;
        }
        const chunk = yield* sys.read(fd, 65536);
        const lines = ((clients.get(fd) ?? '') + chunk).split('\n');
        clients.set(fd, lines.pop() ?? '');
        for (const line of lines) {
          const [, priority = '13', message = line] = /^<(\d+)>(?:\w{3} [ \d]\d [\d:]{8} )?(.*)$/.exec(line) ?? [];
          yield* store(sys, rules, Number(priority), message);
        }
        if (chunk === '') {
          clients.delete(fd);
          sys.close(fd);
        }
      }
    } catch (e) {
      if (!(e instanceof Errno) || e.code !== 'EINTR') throw e;
    }
  for (const path of ['/run/rsyslogd.pid', '/dev/log']) if (sys.access(path, '')) sys.unlink(path);
  return 0;
}

function* store(sys: Syscalls, rules: readonly Rule[], priority: number, message: Bytes): Run<void> {
  const facility = FACILITIES[priority >> 3] ?? 'user';
  const stamp = new Date(sys.now()).toISOString().replace('Z', '000+00:00');
  for (const rule of rules) {
    if (!takes(rule, facility, priority & 7)) continue;
    const isNew = !sys.access(rule.path, '');
    try {
      const fd = sys.open(rule.path, ['write', 'append', 'create'], 0o640);
      if (isNew) sys.chown(rule.path, userId(sys, 'root') ?? 0, groupId(sys, 'adm') ?? 0);
      yield* sys.write(fd, `${stamp} ${sys.hostname()} ${message}\n`);
      sys.close(fd);
    } catch (e) {
      asErrno(e);
    }
  }
}
