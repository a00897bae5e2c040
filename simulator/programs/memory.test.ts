import { describe, expect, it } from 'vitest';
import { createMachine } from '../machine';

// What a real Engine 26.1.5 answered to the same commands is beside each: 137 is the limit's, 139 abort(3) at PID 1.

function run(line: string): { exit: number | undefined; said: string } {
  const machine = createMachine();
  const job = machine.run(line);
  machine.advance(machine.now() + 60_000);
  return { exit: job.exit, said: job.stderr + job.stdout };
}
const node = (script: string, options = '') => run(`docker run --rm ${options} node:20-slim node -e '${script}'`);
const python = (script: string, options = '') =>
  run(`docker run --rm ${options} python:3.13-slim python3 -c '${script}'`);
const limited = '-m 64m';

describe('node', () => {
  it.each([
    ['an object without end', 'const c = {}; let i = 0; for (;;) c[i++] = {}', 137],
    ['an array without end', 'const a = []; for (;;) a.push({})', 137],
    ['a text that grows piece by piece', 'let s = ""; for (;;) s += "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"', 137],
    ['a text joined to itself', 'let a = "x"; for (;;) a = a + a', 1],
    ['more than the longest text', 'console.log("x".repeat(1e9))', 1],
  ])('%s, under a limit', (_, script, exit) => {
    const found = node(script, limited);
    expect(found.exit).toBe(exit);
    if (exit === 1) expect(found.said).toContain('RangeError: Invalid string length');
  });

  it('forgets what an array gives back', () => {
    const script =
      'const a = []; for (let r = 0; r < 40; r++) { for (let i = 0; i < 4000; i++) a.push({}); a.length = 0; }';
    expect(node(script, limited).exit).toBe(0);
  });

  it('makes a long text as long as it was asked for', () => {
    expect(node('console.log("xy".repeat(2e6).length)').said).toBe('4000000\n');
    expect(node('"x".repeat(-1)').said).toContain('RangeError: Invalid count value: -1');
  });

  it('aborts at PID 1 by an instruction that is none, elsewhere by SIGABRT', () => {
    expect(node('process.abort()').exit).toBe(139);
    expect(node('process.abort()', '--init').exit).toBe(134);
  });
});

describe('python', () => {
  it.each([
    ['a list joined to itself', 'a = [1]\nwhile True: a = a + a', 137],
    ['a dict without end', 'd = {}\ni = 0\nwhile True:\n  d[i] = "x" * 1000; i += 1', 137],
    ['a text beyond the limit', 'x = "a" * 200000000', 137],
    ['a text beyond any memory', 'x = "a" * 10**13', 1],
  ])('%s, under a limit', (_, script, exit) => {
    const found = python(script, limited);
    expect(found.exit).toBe(exit);
    if (exit === 1) expect(found.said).toContain('MemoryError');
  });
});

describe('a shell', () => {
  it('is ended by the limit when a substitution never ends', () => {
    expect(run(`docker run --rm ${limited} debian:trixie-slim bash -c 'a=$(yes)'`).exit).toBe(137);
  });

  it.each([
    ['bash', /^bash: xrealloc: cannot allocate \d+ bytes\n$/],
    ['dash', /^dash: 1: Out of space\n$/],
  ])('%s says that it has no room for a text that doubles', (shell, said) => {
    const found = run(`${shell} -c 'a=x; while :; do a=$a$a; done'`);
    expect(found.exit).toBe(2);
    expect(found.said).toMatch(said);
  });
});
