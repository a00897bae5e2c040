import { describe, expect, it } from 'vitest';
import type { Program } from '../../kernel/syscalls';
import { coreutils } from '../../programs/coreutils/index';
import { runProgram } from '../../testing/run-program';
import { ash } from '../ash';
import { bash } from '../bash';
import { dash } from '../dash';
import trees from './trees.json';

// Who is left when a shell runs its last command: the shell, or the command in its place (tooling/record-shells/trees.mjs recorded real ones).

const observer = (shell: string, script: string): Program =>
  function* (sys) {
    const root = sys.fork(function* (own) {
      return yield* own.exec(`/usr/bin/${shell}`, [shell, '-c', script], own.env());
    });
    yield* sys.sleep(1500);
    const all = sys.processes();
    const show = (pid: number): string => {
      const comm = all.find((p) => p.pid === pid)?.comm ?? 'gone';
      const below = all.filter((p) => p.ppid === pid).map((p) => show(p.pid));
      return (['bash', 'dash', 'ash'].includes(comm) ? 'sh' : comm) + (below.length > 0 ? `(${below.join(',')})` : '');
    };
    yield* sys.write(1, show(root));
    yield* sys.kill(-1, 9);
    return 0;
  };

describe.each(['bash', 'dash', 'ash'] as const)('%s', (name) => {
  // `((` is arithmetic in bash: no process to look at.
  const rows = trees.filter((row) => !row[name].includes('gone'));
  it.each(rows)('$script', (row) => {
    const programs: Record<string, Program> = { ...coreutils, bash, dash, ash, observer: observer(name, row.script) };
    expect(runProgram(['observer'], { programs, asInit: true }).stdout).toBe(row[name]);
  });
});
