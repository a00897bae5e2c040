import { describe, expect, it } from 'vitest';
import { signals } from '../kernel/signal';
import { bash } from '../shell/bash';
import { runProgram } from '../testing/run-program';
import { busybox } from './busybox';
import { coreutils } from './coreutils/index';
import { coreutilsNames } from './coreutils/names';
import { text } from './text/index';

const programs = { bash, sh: bash, busybox, ...coreutils, ...text };
const run = (line: string, limit = 60_000) => runProgram(['bash', '-c', line], { programs, limit });

describe('programs among others', () => {
  it('end a pipeline by SIGPIPE', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell line
    const result = run('yes | head -1; echo "${PIPESTATUS[@]}"');
    expect([result.stdout, result.status]).toEqual(['y\n141 0\n', 0]);
  });

  it('say so when SIGPIPE is ignored', () => {
    expect(run('trap "" PIPE; yes | head -1').stderr).toBe('yes: standard output: Broken pipe\n');
  });

  it('can be stopped in an endless stream', () => {
    const result = runProgram(['cat', '/dev/zero'], {
      programs: { ...programs },
      limit: 200,
      during: (kernel, proc) => kernel.clock.at(kernel.clock.now + 50, () => kernel.post(proc, signals.TERM)),
    });
    expect(result.status).toBe(143);
  });

  it('follow a growing file, across replacement and truncation', () => {
    const { stdout, stderr } = run(
      'echo 1 > f; timeout 20 tail -F f & sleep 1; echo 2 >> f; sleep 2; mv f g; sleep 3; echo 3 > f; sleep 3; : > f; sleep 2; echo 4 >> f; wait',
    );
    expect(stdout).toBe('1\n2\n3\n4\n');
    expect(stderr).toBe(
      "tail: 'f' has become inaccessible: No such file or directory\ntail: 'f' has appeared;  following new file\ntail: f: file truncated\n",
    );
  });

  it('wait in time, not in turns', () => {
    expect(run('sleep 1m 1.5', 100_000).elapsed).toBeCloseTo(61_500, -2);
    expect(run('sleep infinity').status).toBeUndefined();
    expect(run('tail -f /dev/null').status).toBeUndefined();
  });

  it('speak busybox when called so', () => {
    const { stdout, stderr } = run(
      'busybox ls /x; busybox cat /x; busybox rm /x; busybox sleep x; busybox cp /x /y; busybox nosuch; echo $?; busybox vi; echo $?; ln -s /usr/bin/busybox /tmp/head; echo hi | /tmp/head -1',
    );
    expect(stderr.split('\n')).toEqual([
      'ls: /x: No such file or directory',
      "cat: can't open '/x': No such file or directory",
      "rm: can't remove '/x': No such file or directory",
      "sleep: invalid number 'x'",
      "cp: can't stat '/x': No such file or directory",
      'nosuch: applet not found',
      'busybox: vi: not part of this simulation',
      '',
    ]);
    expect(stdout).toBe('127\n1\nhi\n');
  });

  it('lists only what exists', () => {
    expect(coreutilsNames.filter((name) => !(name in coreutils))).toEqual([]);
  });
});
