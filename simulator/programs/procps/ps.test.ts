import { describe, expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import type { Program } from '../../kernel/syscalls';
import { runProgram } from '../../testing/run-program';
import { ps } from './ps';

const idle: Program = function* (sys) {
  yield* sys.sleep(1e9);
  return 0;
};

const tree = (command: readonly string[]): Program =>
  function* (sys) {
    const one = sys.fork(function* (own) {
      return yield* own.exec('/usr/bin/idle', ['sleep', '100'], own.env());
    });
    sys.fork(function* (own) {
      own.fork(function* (child) {
        return yield* child.exec('/usr/bin/idle', ['sleep', '200'], child.env());
      });
      own.setTitle(['sh', '-c', 'sleep 200; :']);
      yield* own.sleep(1e9);
      return 0;
    });
    yield* sys.sleep(300);
    yield* sys.kill(one, signals.KILL);
    yield* sys.sleep(10);
    return yield* sys.exec('/usr/bin/ps', command, sys.env());
  };

const run = (...command: string[]) =>
  runProgram(['main'], { programs: { ps, idle, main: tree(command) }, asInit: true }).stdout;

describe('ps', () => {
  it('prints -ef', () => {
    expect(run('ps', '-ef').replace(/ \d\d:\d\d /g, ' HH:MM ')).toBe(
      `UID          PID    PPID  C STIME TTY          TIME CMD
root           1       0  1 HH:MM ?        00:00:00 ps -ef
root           2       1  0 HH:MM ?        00:00:00 [idle] <defunct>
root           3       1  0 HH:MM ?        00:00:00 sh -c sleep 200; :
root           4       3  0 HH:MM ?        00:00:00 sleep 200
`,
    );
  });

  it('prints the columns asked for', () => {
    expect(run('ps', '-o', 'pid,ppid,stat,args', '-e')).toBe(
      `    PID    PPID STAT COMMAND
      1       0 Rs   ps -o pid,ppid,stat,args -e
      2       1 Z    [idle] <defunct>
      3       1 S    sh -c sleep 200; :
      4       3 S    sleep 200
`,
    );
    expect(run('ps', '-o', 'user=', '-p', '1')).toBe('root\n');
    expect(run('ps', '-eo', 'pid,comm:20,args:12,user:6').split('\n')[3]).toBe(
      '      3 main                 sh -c sleep  root',
    );
  });

  it('draws the forest', () => {
    expect(run('ps', 'axf').replace(/0:0\d/g, '0:00').split('\n').slice(3, 5)).toEqual([
      '      3 ?        S      0:00 sh -c sleep 200; :',
      '      4 ?        S      0:00  \\_ sleep 200',
    ]);
  });

  it('refuses what it does not know', () => {
    const run = runProgram(['ps', '-o', 'foo'], { programs: { ps } });
    expect([run.status, run.stderr.split('\n')[0]]).toEqual([1, 'error: unknown user-defined format specifier "foo"']);
  });

  it('exits 1 when nothing matches', () => {
    expect(runProgram(['ps', '-p', '9999'], { programs: { ps } }).status).toBe(1);
  });
});
