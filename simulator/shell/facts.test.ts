import { describe, expect, it } from 'vitest';
import type { Kernel } from '../kernel/kernel';
import { signals } from '../kernel/signal';
import type { Program } from '../kernel/syscalls';
import { coreutils } from '../programs/coreutils/index';
import { type RunResult, runProgram } from '../testing/run-program';
import { ash } from './ash';
import { bash } from './bash';
import { dash } from './dash';

// How shells behave as PID 1 and under signals: measured on real ones.

const programs: Record<string, Program> = { ...coreutils, bash, dash, ash };
const all = ['bash', 'dash', 'ash'] as const;

/** Signals by time in ms, sent to the shell from outside its namespace. */
function run(
  shell: string,
  script: string,
  sent: Readonly<Record<number, keyof typeof signals>> = {},
  asInit = true,
): RunResult {
  return runProgram([shell, '-c', script], {
    programs,
    asInit,
    limit: 30_000,
    during: (kernel: Kernel, proc) => {
      for (const [at, name] of Object.entries(sent))
        kernel.clock.at(kernel.clock.now + Number(at), () => kernel.post(proc, signals[name]));
    },
  });
}
const seconds = (result: RunResult): number => Math.round(result.elapsed / 100) / 10;

describe.each(all)('%s as PID 1', (shell) => {
  it('ignores SIGTERM without a trap', () => {
    const result = run(shell, 'sleep 2; echo done', { 500: 'TERM' });
    expect([result.stdout, result.status, seconds(result)]).toEqual(['done\n', 0, 2]);
  });

  it('runs a trap only after the foreground child', () => {
    const result = run(shell, 'trap "echo got; exit 5" TERM; sleep 2; echo no', { 500: 'TERM' });
    expect([result.stdout, result.status, seconds(result)]).toEqual(['got\n', 5, 2]);
  });

  it('runs a trap at once while it waits, and wait gives 128 + signal', () => {
    const result = run(shell, 'trap "echo got" TERM; sleep 2 & p=$!; wait $p; echo $?; wait $p; echo $?', {
      500: 'TERM',
    });
    expect([result.stdout, seconds(result)]).toEqual(['got\n143\n0\n', 2]);
  });

  it('runs traps that wait together in the order of their numbers', () => {
    const result = run(shell, 'trap "echo term" TERM; trap "echo hup" HUP; trap "echo usr1" USR1; sleep 1; echo end', {
      100: 'TERM',
      200: 'USR1',
      300: 'HUP',
    });
    expect(result.stdout).toBe('hup\nusr1\nterm\nend\n');
  });

  it('lets a signal interrupt a running trap, after its foreground command', () => {
    const result = run(shell, 'trap "echo term; sleep 1; echo term2" TERM; trap "echo hup" HUP; sleep 1', {
      100: 'TERM',
      1500: 'HUP',
    });
    expect(result.stdout).toBe('term\nhup\nterm2\n');
  });

  it('takes the children with it when it exits', () => {
    const result = run(shell, '(trap "echo no" TERM EXIT; sleep 5) & sleep 0.5; exit 3');
    expect([result.stdout, result.status, seconds(result)]).toEqual(['', 3, 0.5]);
  });

  it('starts background commands that ignore INT and read nothing', () => {
    const result = run(
      shell,
      'sh() { cat; echo read; }; sh & wait; (sleep 1; echo alive) & sleep 0.1; kill -INT $!; wait $!; echo $?',
      {},
      false,
    );
    expect(result.stdout).toBe('read\nalive\n0\n');
  });

  it('expands a trap in double quotes when it is set', () => {
    const result = run(
      shell,
      'a=1; trap "echo $a" TERM; a=2; kill -TERM $$; trap \'echo $a\' TERM; kill -TERM $$; :',
      {},
      false,
    );
    expect(result.stdout).toBe('1\n2\n');
  });

  it('resets caught traps and keeps ignored ones in a subshell', () => {
    const result = run(
      shell,
      'trap "echo no" TERM; (sleep 5; :) & p=$!; sleep 0.1; kill $p; wait $p; echo $?; trap "" TERM; (sleep 1; echo kept) & p=$!; sleep 0.1; kill $p; wait $p; echo $?',
      {},
      false,
    );
    expect(result.stdout).toBe('143\nkept\n0\n');
  });
});

it("Docker's documented wrapper ignores SIGTERM", () => {
  const result = run('bash', 'sleep 3 & sleep 2 & wait -n; exit $?', { 500: 'TERM' });
  expect([result.status, seconds(result)]).toEqual([0, 2]);
});

it('an EXIT trap alone makes bash end at once on SIGTERM, also while a child runs', () => {
  const script = 'trap "echo bye" EXIT; sleep 2; echo no';
  const result = run('bash', script, { 500: 'TERM' });
  expect([result.stdout, result.status, seconds(result)]).toEqual(['bye\n', 143, 0.5]);
  for (const shell of ['dash', 'ash']) expect(run(shell, script, { 500: 'TERM' }).stdout).toBe('no\nbye\n');
});

it('bash ignores SIGQUIT', () => {
  expect(run('bash', 'sleep 1; echo alive', { 500: 'QUIT' }, false).stdout).toBe('alive\n');
});

it('dash has no wait -n', () => {
  const result = run('dash', 'sleep 1 & wait -n; echo $?');
  expect([result.stdout, result.stderr]).toEqual(['2\n', 'dash: 1: wait: Illegal option -n\n']);
});

it('wait -n of bash 5.2.37 remembers a job that ended before', () => {
  expect(run('bash', '(exit 7) & sleep 1; wait -n; echo $?').stdout).toBe('7\n');
});

it('bash waits for its child through ^C, and dies of it only if the child did', () => {
  expect(run('bash', 'sleep 1; echo on', { 500: 'INT' }, false).stdout).toBe('on\n');
  expect(run('dash', 'sleep 1; echo on', { 500: 'INT' }, false).status).toBe(130);
});

// Told by a real bash 5.2: a refused builtin or assignment before a command goes on, an assignment alone does not.
describe('a readonly variable in bash', () => {
  it.each([
    ['readonly r=2 s=3; echo $s $?', '3 1\n', 'bash: line 1: r: readonly variable\n'],
    ['declare r=2; echo $?', '1\n', 'bash: line 1: declare: r: readonly variable\n'],
    ['f() { local r=2; echo $?; }; f', '1\n', 'environment: line 1: local: r: readonly variable\n'],
    ['eval r=2; echo $?', '1\n', 'bash: line 1: r: readonly variable\n'],
    ['((r = 2)); echo $?', '1\n', 'bash: line 1: r: readonly variable\n'],
    ['for r in a; do echo no; done; echo $?', '1\n', 'bash: line 1: r: readonly variable\n'],
    ['r=2 echo hi; echo $?', 'hi\n0\n', 'bash: line 1: r: readonly variable\n'],
    ['r=2; echo never', '', 'bash: line 1: r: readonly variable\n'],
  ])('%s', (script, stdout, stderr) =>
    expect(run('bash', `readonly r=1; ${script}`)).toMatchObject({ stdout, stderr }),
  );
});
