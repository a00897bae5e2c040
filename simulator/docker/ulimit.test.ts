import { expect, it } from 'vitest';
import { finish } from '../fidelity/replay';
import { createMachine } from '../machine';

// What Docker Engine 26.1.5 with Debian 13's shells and busybox 1.37 answered.

const run = (command: string, files: Record<string, string> = {}) => {
  const machine = createMachine({ files });
  return finish(machine, machine.run(command));
};

const script = [
  'ulimit -n; ulimit -Hn',
  'ulimit -n 60; echo "st $?"',
  'ulimit -n 30; ulimit -n; ulimit -Hn',
  'ulimit -Sn 45; echo "st $?"',
  'ulimit -n x; echo "st $?"',
  'ulimit -Z; echo "st $?"',
  'ulimit -f 1; head -c 2000 /dev/zero >/tmp/g; echo "head $?"',
].join('\n');

it.each([
  [
    'debian:trixie-slim dash',
    2,
    2,
    [
      'dash: 2: ulimit: error setting limit (Operation not permitted)',
      'dash: 4: ulimit: error setting limit (Invalid argument)',
      'dash: 5: ulimit: bad number',
      'dash: 6: ulimit: Illegal option -Z',
      'File size limit exceeded',
    ],
  ],
  [
    'debian:trixie-slim bash',
    1,
    2,
    [
      'bash: line 2: ulimit: open files: cannot modify limit: Operation not permitted',
      'bash: line 4: ulimit: open files: cannot modify limit: Invalid argument',
      'bash: line 5: ulimit: x: invalid number',
      'bash: line 6: ulimit: -Z: invalid option',
      'ulimit: usage: ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]',
      expect.stringMatching(/^bash: line 7: +\d+ File size limit exceeded *head -c 2000 \/dev\/zero > \/tmp\/g$/),
    ],
  ],
  [
    'busybox:1.37 sh',
    1,
    1,
    [
      'sh: error setting limit: Operation not permitted',
      'sh: error setting limit: Invalid argument',
      "sh: invalid number 'x'",
      "ulimit: invalid option -- 'Z'",
      'File size limit exceeded',
    ],
  ],
])('%s keeps to --ulimit, and says so', (shell, failed, misused, errors) => {
  const { stdout, stderr } = run(`docker run --rm -i --ulimit nofile=20:50 ${shell} < script`, { script });
  expect(stdout).toBe(`20\n50\nst ${failed}\n30\n30\nst ${failed}\nst ${failed}\nst ${misused}\nhead 153\n`);
  expect(stderr.trimEnd().split('\n')).toEqual(errors);
});

it('counts the processes of a user, not of root', () => {
  const four = "sh -c 'sleep 1 & sleep 1 & sleep 1 & wait; echo done'";
  const user = run(`docker run --rm --ulimit nproc=3 -u 1234 debian:trixie-slim ${four}`);
  expect(user).toMatchObject({ stdout: '', stderr: 'sh: 0: Cannot fork\n', exit: 2 });
  expect(run(`docker run --rm --ulimit nproc=3 debian:trixie-slim ${four}`).stdout).toBe('done\n');
});

it('gives no descriptor above the limit', () => {
  const { stderr } = run(`docker run --rm --ulimit nofile=4 busybox:1.37 sh -c 'exec 3</etc/passwd; cat /etc/group'`);
  expect(stderr).toContain('Too many open files');
});

it('shows them in /proc', () => {
  const { stdout } = run('docker run --rm --ulimit nofile=20:50 --ulimit core=-1 busybox:1.37 cat /proc/self/limits');
  expect(stdout).toContain('Max open files            20                   50                   files     \n');
  expect(stdout).toContain('Max core file size        unlimited            unlimited            bytes     \n');
  expect(stdout).toContain('Max nice priority         0                    0                    \n');
});

it('bash tries a fork again after 1, 2, 4 and 8 seconds, and gives up when a child’s end cuts one short', () => {
  const forks = (seconds: number) =>
    run(`docker run --rm --pids-limit 3 debian:trixie-slim bash -c 'sleep ${seconds} & sleep ${seconds} & sleep 1'`);
  const retry = 'bash: fork: retry: Resource temporarily unavailable\n';
  expect(forks(30)).toMatchObject({
    stderr: `${retry.repeat(4)}bash: fork: Resource temporarily unavailable\n`,
    exit: 254,
  });
  expect(forks(5)).toMatchObject({ stderr: `${retry.repeat(3)}bash: fork: Interrupted system call\n`, exit: 254 });
});
