import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { accounts } from '../accounts';
import { print, printError, readAll } from '../stdio';

interface Job {
  readonly when: readonly string[];
  readonly user: string;
  readonly command: string;
  readonly env: ReadonlyMap<string, string>;
}

const NICK: Readonly<Record<string, string>> = {
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
  if (argv.includes('-f')) return yield* serve(sys);
  sys.fork(function* (own) {
    own.setsid();
    const fd = own.open('/dev/null', ['read', 'write']);
    for (const std of [0, 1, 2]) own.dup2(fd, std);
    own.close(fd);
    return yield* serve(own);
  });
  return 0;
};

function* serve(sys: Syscalls): Run {
  sys.writeFile('/run/crond.pid', `${sys.pid}\n`);
  sys.sigaction(signals.CHLD, { handler: () => {} });
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
  const text = first === undefined || first === '-' ? yield* readAll(sys, 0) : sys.readFile(first);
  const wrong = text
    .split('\n')
    .findIndex(
      (line) =>
        line.trim() !== '' &&
        !/^\s*(#|@\w+\s|\w+\s*=|[\d*,/-]+\s+[\d*,/-]+\s+[\d*,/-]+\s+[\w*,/-]+\s+[\w*,/-]+\s+\S)/.test(line),
    );
  if (wrong >= 0) {
    yield* printError(sys, `"${first ?? '-'}":${wrong + 1}: bad minute\nerrors in crontab file, can't install.\n`);
    return 1;
  }
  sys.writeFile(path, text, 0o600);
  return 0;
};
