import { describe, expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import { bash } from '../../shell/bash';
import { runProgram } from '../../testing/run-program';
import { split } from '../../vfs/path';
import { coreutils } from '../coreutils/index';
import { journalctl } from './journalctl';
import { journald } from './journald';
import { systemctl } from './systemctl';
import { systemd } from './systemd';

const programs = { ...coreutils, bash, sh: bash, systemd, 'systemd-journald': journald, systemctl, journalctl };
const HALT = 34 + 3;

/** A boot with these units; `script` runs as a unit after 3 s and writes to /tmp/out; then the machine is halted. */
function boot(units: Record<string, string>, script: string, at = 9000) {
  const files: Record<string, string> = {
    'probe.sh': `sleep 3\nexec > /tmp/out 2>&1\n${script}\n`,
    'usr/lib/systemd/systemd-journald': '#!/bin/sh\nexec /usr/bin/systemd-journald\n',
    'usr/lib/systemd/system/graphical.target': '[Unit]\nDescription=Graphical Interface\n',
    'usr/lib/systemd/system/multi-user.target': '[Unit]\nDescription=Multi-User System\n',
  };
  const probe =
    '[Unit]\nDescription=Probe\n[Service]\nExecStart=/bin/sh /probe.sh\n[Install]\nWantedBy=multi-user.target\n';
  for (const [name, text] of Object.entries({ ...units, 'probe.service': probe })) {
    files[`etc/systemd/system/${name}`] = text;
    if (text.includes('WantedBy')) files[`etc/systemd/system/multi-user.target.wants/${name}`] = text;
  }
  const run = runProgram(['/usr/bin/systemd'], {
    programs,
    files,
    asInit: true,
    limit: 120_000,
    during: (kernel, proc) => kernel.clock.at(kernel.clock.now + at, () => kernel.post(proc, HALT)),
  });
  return { ...run, out: run.tree.lookup(split('tmp/out'))?.data ?? '' };
}

const service = (lines: string, install = true): string =>
  `[Unit]\nDescription=Web\n[Service]\n${lines}\n${install ? '[Install]\nWantedBy=multi-user.target\n' : ''}`;

describe('systemd as PID 1', () => {
  it('starts what its target wants, and ends by SIGINT when it is halted', () => {
    const { out, status, stdout } = boot(
      { 'web.service': service('ExecStart=/bin/sleep 99') },
      'systemctl is-active web nosuch',
    );
    expect(out).toBe('active\ninactive\n');
    expect(status).toBe(128 + signals.INT);
    expect(stdout).toBe('');
  });

  it('starts again by Restart= and counts it', () => {
    const { out } = boot(
      { 'web.service': service('ExecStart=/bin/sleep 99\nRestart=always\nRestartSec=1') },
      'systemctl kill -s KILL web; sleep 2; systemctl is-active web; systemctl show -p NRestarts,Result web',
    );
    expect(out).toBe('active\nResult=success\nNRestarts=1\n');
  });

  it('says how a oneshot failed, and keeps its output in the journal', () => {
    const { out } = boot(
      { 'once.service': service('Type=oneshot\nExecStart=/bin/sh -c "echo hello; exit 3"', false) },
      'systemctl start once; echo $?; systemctl is-failed once; journalctl -u once -o cat',
    );
    expect(out).toBe(
      'Job for once.service failed because the control process exited with error code.\nSee "systemctl status once.service" and "journalctl -xeu once.service" for details.\n1\nfailed\nStarting once.service - Web...\nhello\nonce.service: Main process exited, code=exited, status=3/NOTIMPLEMENTED\nonce.service: Failed with result \'exit-code\'.\nFailed to start once.service - Web.\n',
    );
  });

  it('kills after TimeoutStopSec what ignores its KillSignal', () => {
    const { out } = boot(
      { 'deaf.service': service('ExecStart=/bin/sh -c \'trap "" TERM; while :; do sleep 1; done\'\nTimeoutStopSec=2') },
      'a=$(date +%s); systemctl stop deaf; b=$(date +%s); echo $((b - a)); systemctl show -p Result,SubState deaf',
    );
    expect(out).toBe('2\nResult=timeout\nSubState=failed\n');
  });

  it('stops trying after five starts in ten seconds', () => {
    const { out } = boot(
      { 'web.service': service('ExecStart=/bin/false\nRestart=always') },
      'systemctl show -p NRestarts,ActiveState web',
    );
    expect(out).toBe('NRestarts=5\nActiveState=failed\n');
  });
});

it('without a booted systemd, unit files can be enabled all the same', () => {
  const { stdout, stderr } = runProgram(
    [
      'bash',
      '-c',
      'systemctl is-enabled web; systemctl enable web; systemctl is-enabled web; systemctl mask web; systemctl is-enabled web; systemctl start web',
    ],
    { programs, files: { 'etc/systemd/system/web.service': service('ExecStart=/bin/true') } },
  );
  expect(stdout).toBe('disabled\nenabled\nenabled\n');
  expect(stderr.split('\n')[0]).toBe(
    "Created symlink '/etc/systemd/system/multi-user.target.wants/web.service' \u00e2\u0086\u0092 '/etc/systemd/system/web.service'.",
  );
  expect(stderr).toContain("Failed to mask unit: File '/etc/systemd/system/web.service' already exists");
  expect(stderr).toContain("System has not been booted with systemd as init system (PID 1). Can't operate.");
});
