import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { accounts } from '../accounts';
import { print, printError, readAll } from '../stdio';
import { sendSyslog } from '../syslog';

/** cron's facility, info. */
const CRON_INFO = 78;
const note = (sys: Syscalls, who: string, text: string, tag = 'CRON'): Run<unknown> =>
  sendSyslog(sys, CRON_INFO, `${tag}[${sys.pid}]`, `(${who}) ${text}`);

interface Job {
  readonly when: readonly string[];
  readonly user: string;
  readonly command: string;
  readonly env: ReadonlyMap<string, string>;
}

const NICK: Readonly<Record<string, string>> = {
  '@reboot': '@reboot - - - -',
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/** crontab(5); `owner` is who a table without a user column belongs to. */
export function readCrontab(text: string, owner?: string): Job[] {
  const env = new Map<string, string>();
  const out: Job[] = [];
  for (const line of text
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l && !l.startsWith('#'))) {
    const set = /^(\w+)\s*=\s*(.*)$/.exec(line);
    if (set) {
      env.set(set[1] ?? '', (set[2] ?? '').replace(/^["'](.*)["']$/, '$1'));
      continue;
    }
    const words = line.replace(/^@\w+/, (nick) => NICK[nick] ?? nick).split(/\s+/);
    const user = owner ?? words[5] ?? 'root';
    out.push({
      when: words.slice(0, 5),
      user,
      command: line
        .replace(/^@\w+/, (nick) => NICK[nick] ?? nick)
        .split(/\s+/)
        .slice(owner === undefined ? 6 : 5)
        .join(' '),
      env: new Map(env),
    });
  }
  return out;
}

function matches(field: string, value: number, least: number): boolean {
  return field.split(',').some((part) => {
    const [range = '*', step] = part.split('/');
    const [from, to] =
      range === '*'
        ? [least, 60]
        : range.includes('-')
          ? range.split('-').map(Number)
          : [Number(range), step ? 60 : Number(range)];
    return value >= (from ?? 0) && value <= (to ?? 0) && (value - (from ?? 0)) % Number(step ?? 1) === 0;
  });
}

const due = (job: Job, at: Date): boolean => {
  if (job.when[0] === '@reboot') return false;
  const [minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = job.when;
  const days = matches(day, at.getUTCDate(), 1);
  const weekdays = matches(weekday.replace('7', '0'), at.getUTCDay(), 0);
  return (
    matches(minute, at.getUTCMinutes(), 0) &&
    matches(hour, at.getUTCHours(), 0) &&
    matches(month, at.getUTCMonth() + 1, 1) &&
    (day !== '*' && weekday !== '*' ? days || weekdays : days && weekdays)
  );
};

function tables(sys: Syscalls): Job[] {
  const read = (path: string, owner?: string): Job[] => {
    try {
      return readCrontab(sys.readFile(path), owner);
    } catch {
      return [];
    }
  };
  const names = (folder: string): string[] => {
    try {
      return sys
        .readdir(folder)
        .map(({ name }) => name)
        .filter((name) => /^[\w-]+$/.test(name));
    } catch {
      return [];
    }
  };
  return [
    ...read('/etc/crontab'),
    ...names('/etc/cron.d').flatMap((name) => read(`/etc/cron.d/${name}`)),
    ...names('/var/spool/cron/crontabs').flatMap((name) => read(`/var/spool/cron/crontabs/${name}`, name)),
  ];
}

/** Debian’s cron leaves it behind, so that jobs of @reboot run once. */
const REBOOT = '/run/crond.reboot';

/** cron(8): goes to the background unless -f; jobs' output would be mailed, and there is no mail. */
export const cron: Program = function* (sys, argv) {
  if (sys.access('/run/crond.pid', '')) {
    const pid = Number.parseInt(sys.readFile('/run/crond.pid'), 10);
    if (sys.processes().some((p) => p.pid === pid && p.comm === 'cron' && p.pid !== sys.pid)) {
      yield* printError(
        sys,
        `cron: can't lock /var/run/crond.pid, otherpid may be ${pid}: Resource temporarily unavailable\n`,
      );
      return 1;
    }
  }
  try {
    sys.writeFile('/run/crond.pid', `${sys.pid}\n`);
  } catch (e) {
    yield* printError(sys, `cron: can't open or create /var/run/crond.pid: ${asErrno(e).message}\n`);
    return 1;
  }
  yield* note(sys, 'CRON', 'INFO (pidfile fd = 3)', 'cron');
  if (argv.includes('-f')) {
    yield* note(sys, 'CRON', 'STARTUP (foreground)', 'cron');
    return yield* serve(sys);
  }
  sys.fork(function* (own) {
    own.setsid();
    toNowhere(own);
    yield* note(own, 'CRON', 'STARTUP (fork ok)', 'cron');
    return yield* serve(own);
  });
  return 0;
};

function toNowhere(own: Syscalls): void {
  const fd = own.open('/dev/null', ['read', 'write']);
  for (const std of [0, 1, 2]) own.dup2(fd, std);
  own.close(fd);
}

function* serve(sys: Syscalls): Run {
  sys.writeFile('/run/crond.pid', `${sys.pid}\n`);
  sys.sigaction(signals.CHLD, { handler: () => {} });
  if (sys.access(REBOOT, '')) yield* note(sys, 'CRON', 'INFO (Skipping @reboot jobs -- not system startup)', 'cron');
  else {
    sys.writeFile(REBOOT, '', 0o000);
    yield* note(sys, 'CRON', 'INFO (Running @reboot jobs)', 'cron');
    for (const job of tables(sys)) if (job.when[0] === '@reboot') run(sys, job);
  }
  for (;;) {
    const next = Math.floor(sys.now() / 60_000 + 1) * 60_000;
    while (sys.now() < next) {
      try {
        yield* sys.sleep(next - sys.now());
      } catch (e) {
        asErrno(e);
      }
      try {
        while (yield* sys.wait(-1, { nohang: true })) {}
      } catch (e) {
        asErrno(e);
      }
    }
    for (const job of tables(sys)) if (due(job, new Date(next))) run(sys, job);
  }
}

function run(sys: Syscalls, job: Job): void {
  const account = accounts(sys).find(({ name }) => name === job.user);
  if (!account) return;
  sys.fork(function* (own) {
    own.setsid();
    toNowhere(own);
    own.setCredentials({ gid: account.gid, groups: [] });
    own.setCredentials({ uid: account.uid });
    const env = new Map([
      ['HOME', account.home],
      ['LOGNAME', account.name],
      ['PATH', '/usr/bin:/bin'],
      ['SHELL', '/bin/sh'],
      ...job.env,
    ]);
    const shell = env.get('SHELL') ?? '/bin/sh';
    yield* note(own, job.user, `CMD (${job.command})`);
    try {
      own.chdir(account.home);
    } catch {}
    return yield* own.exec(shell, [shell, '-c', job.command], env);
  });
}

/** crontab(1): -l, -r, - or a file. */
export const crontab: Program = function* (sys, argv) {
  const words = argv.slice(1);
  const asked = words.indexOf('-u');
  const user =
    asked >= 0
      ? (words.splice(asked, 2)[1] ?? 'root')
      : (accounts(sys).find(({ uid }) => uid === sys.credentials().uid)?.name ?? 'root');
  if (asked >= 0 && !accounts(sys).some(({ name }) => name === user)) {
    yield* printError(sys, `crontab:  user \`${user}' unknown\n`);
    return 1;
  }
  const path = `/var/spool/cron/crontabs/${user}`;
  const [first] = words;
  if (first === '-l' || first === '-r') {
    if (!sys.access(path, '')) {
      yield* printError(sys, `no crontab for ${user}\n`);
      return 1;
    }
    if (first === '-l') yield* print(sys, sys.readFile(path));
    else sys.unlink(path);
    return 0;
  }
  if (first === '-e') {
    yield* printError(
      sys,
      'crontab: this simulation has no editor here; write a file and install it with: crontab FILE\n',
    );
    return 1;
  }
  let text: string;
  try {
    text = first === undefined || first === '-' ? yield* readAll(sys, 0) : sys.readFile(first);
  } catch (e) {
    yield* printError(sys, `${first}: ${asErrno(e).message}\n`);
    return 1;
  }
  const wrong = firstError(text);
  if (wrong) {
    yield* printError(
      sys,
      `"${first ?? '-'}":${wrong.line}: bad ${wrong.field}\nerrors in crontab file, can't install.\n`,
    );
    return 1;
  }
  sys.writeFile(path, text, 0o600);
  yield* note(sys, user, `REPLACE (${user})`, 'crontab');
  return 0;
};

const FIELDS: readonly (readonly [name: string, least: number, most: number, names: RegExp])[] = [
  ['minute', 0, 59, /^$/],
  ['hour', 0, 23, /^$/],
  ['day-of-month', 1, 31, /^$/],
  ['month', 1, 12, /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i],
  ['day-of-week', 0, 7, /^(sun|mon|tue|wed|thu|fri|sat)$/i],
];

/** The first line that is no job, counted from 0 as crontab does, and which field is wrong. */
function firstError(text: string): { readonly line: number; readonly field: string } | undefined {
  for (const [line, whole] of text.split('\n').entries()) {
    const trimmed = whole.trim();
    if (trimmed === '' || trimmed.startsWith('#') || /^\w+\s*=/.test(trimmed)) continue;
    const words = trimmed.split(/\s+/);
    if (words[0]?.startsWith('@')) {
      if (!(words[0] in NICK)) return { line, field: 'time specifier' };
      if (words.length < 2) return { line, field: 'command' };
      continue;
    }
    for (const [i, [field, least, most, names]] of FIELDS.entries()) {
      const good = (words[i] ?? '').split(',').every((part) => {
        const m = /^(\*|[\w]+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
        const within = (value: string | undefined): boolean =>
          value === undefined ||
          value === '*' ||
          names.test(value) ||
          (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most);
        return m !== null && within(m[1]) && within(m[2]);
      });
      // The field's end has been read: at a line's end that is the next line.
      if (!good) return { line: i >= words.length - 1 ? line + 1 : line, field };
    }
    if (words.length < 6) return { line, field: 'command' };
  }
  return undefined;
}
