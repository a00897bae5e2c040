import { expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import { bash } from '../../shell/bash';
import { runProgram } from '../../testing/run-program';
import { coreutils } from '../coreutils/index';
import { cron, crontab } from './cron';
import { rsyslogd } from './rsyslogd';

const programs = { ...coreutils, bash, sh: bash, cron, crontab, rsyslogd };
const CONF = 'cron.*\t-/var/log/cron.log\n*.*;auth.none\t-/var/log/syslog\n';

it('runs a job at the minute with its own few variables, and notes it in the log', () => {
  const { stdout } = runProgram(
    [
      'bash',
      '-c',
      'rsyslogd; cron -f & sleep 125; kill $!; cat /tmp/env; sed "" /var/log/cron.log 2>/dev/null || cat /var/log/cron.log',
    ],
    {
      programs,
      files: {
        'etc/rsyslog.conf': CONF,
        'etc/cron.d/job': 'WORD=hello\n* * * * * root echo "$WORD $HOME $PATH" >> /tmp/env\n',
        'var/spool/cron/crontabs/x': '',
      },
      limit: 200_000,
    },
  );
  expect(stdout).toContain('hello /root /usr/bin:/bin\n'.repeat(2));
  expect(stdout.match(/\(root\) CMD \(echo/g)).toHaveLength(2);
  expect(stdout).toContain('(CRON) STARTUP (foreground)');
});

// Recorded: such a job in a container without a mailer; docker logs has nothing.
it('throws away what a job prints', () => {
  const { stdout, stderr } = runProgram(['bash', '-c', 'cron -f & sleep 61; kill $!'], {
    programs,
    files: { 'etc/cron.d/job': '* * * * * root echo sent; echo bad >&2\n' },
  });
  expect(stdout + stderr).toBe('');
});

it('refuses a table with the field that is wrong', () => {
  const refused = (line: string): string => runProgram(['crontab', '-'], { programs, stdin: line }).stderr;
  expect(refused('99 * * * * x\n')).toBe('"-":0: bad minute\nerrors in crontab file, can\'t install.\n');
  expect(refused('# fine\n5 25 * * * x\n')).toBe('"-":1: bad hour\nerrors in crontab file, can\'t install.\n');
  expect(refused('* * * x\n')).toBe('"-":1: bad month\nerrors in crontab file, can\'t install.\n');
});

it('rsyslogd ends on SIGTERM and takes its socket along', () => {
  const { status, tree } = runProgram(['rsyslogd', '-n'], {
    programs,
    files: { 'etc/rsyslog.conf': CONF },
    during: (kernel, proc) => kernel.clock.at(kernel.clock.now + 1000, () => kernel.post(proc, signals.TERM)),
  });
  expect(status).toBe(0);
  expect(tree.lookup(['run', 'rsyslogd.pid'])).toBeUndefined();
});
