import { describe, expect, it } from 'vitest';
import type { Program } from '../../kernel/syscalls';
import { dash } from '../../shell/dash';
import { runProgram } from '../../testing/run-program';
import { coreutils } from '../coreutils/index';
import { text } from '../text/index';
import { node } from './node';

const programs: Record<string, Program> = { ...coreutils, ...text, node, sh: dash };
const run = (text: string, asInit = false) =>
  runProgram(['node', '-e', text], { programs, asInit, limit: 20_000, env: { PATH: '/usr/bin' } });

describe('child_process', () => {
  it('hands over output, exit code and signal', () => {
    const shown = run(`const { spawn } = require('child_process');
      const child = spawn('sh', ['-c', 'echo out; echo err >&2; exit 3']);
      child.stdout.on('data', (text) => console.log('got', text.trim()));
      child.stderr.on('data', (text) => console.log('got', text.trim()));
      child.on('close', (code, signal) => console.log('closed', code, signal));
      const slow = spawn('sleep', ['9']);
      slow.on('exit', (code, signal) => console.log('ended', code, signal));
      setTimeout(() => slow.kill(), 1000);`);
    expect(shown).toMatchObject({ stdout: 'got out\ngot err\nclosed 3 null\nended null SIGTERM\n', status: 0 });
  });

  it('gives exec’s callback what was printed', () => {
    const shown = run(
      `require('child_process').exec('echo a; exit 4', (error, stdout) => console.log(error.code, stdout.trim()))`,
    );
    expect(shown.stdout).toBe('4 a\n');
  });

  it('shares its own output with a child that inherits it', () => {
    expect(run(`require('child_process').spawn('echo', ['hi'], { stdio: 'inherit' })`).stdout).toBe('hi\n');
  });

  it('says what can’t be started', () => {
    const shown = run(`require('child_process').spawn('nosuch')`);
    expect(shown.stderr).toContain('Error: spawn nosuch ENOENT');
    expect(shown.stderr).toContain("Emitted 'error' event on ChildProcess instance at:");
    expect(shown.status).toBe(1);
  });

  it('waits for its own children and leaves adopted ones as zombies', () => {
    const shown = run(
      `const { exec } = require('child_process');
       exec('sleep 1 &');
       setTimeout(() => exec('grep -h ^State: /proc/[0-9]*/status | grep -c Z', (e, out) => { console.log(out.trim()); process.exit(0); }), 3000);`,
      true,
    );
    expect(shown.stdout).toBe('1\n');
  });
});

describe('http and net clients', () => {
  const serve = `const http = require('http');
    http.createServer((req, res) => res.end('you asked ' + req.url)).listen(3000, () => {`;

  it('fetches', () => {
    const text = `${serve} http.get('http://localhost:3000/x', (res) => {
      res.on('data', (t) => console.log(res.statusCode, t)); res.on('end', () => process.exit(0)); }) })`;
    expect(run(text).stdout).toBe('200 you asked /x\n');
  });

  it('tells of a refused connection', () => {
    const text = `const c = require('net').connect(6379, '127.0.0.1'); c.on('error', (e) => console.log(e.message, e.code))`;
    expect(run(text).stdout).toBe('connect ECONNREFUSED 127.0.0.1:6379 ECONNREFUSED\n');
    const unheard = run(`require('http').get('http://127.0.0.1:9/')`);
    expect(unheard.stderr).toContain("Emitted 'error' event on ClientRequest instance at:");
  });
});
