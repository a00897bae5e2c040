import { describe, expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import type { Program } from '../../kernel/syscalls';
import { type RunOptions, runProgram } from '../../testing/run-program';
import { appSources } from '../apps/sources';
import { node } from './node';

const get: Program = function* (sys, argv) {
  const fd = yield* sys.connect({ host: '127.0.0.1', port: 3000 });
  yield* sys.write(fd, `GET ${argv[1]} HTTP/1.1\r\nHost: x\r\n\r\n`);
  yield* sys.write(1, yield* sys.read(fd, 4096));
  return 0;
};
const both = (path: string): Program =>
  function* (sys) {
    sys.fork(function* (own) {
      return yield* own.exec('/usr/bin/node', ['node', '/tmp/app.js'], own.env());
    });
    yield* sys.sleep(500);
    sys.fork(function* (own) {
      return yield* own.exec('/usr/bin/get', ['get', path], own.env());
    });
    const first = yield* sys.wait(-1);
    yield* sys.write(2, JSON.stringify(first?.status));
    return 0;
  };
const app = (name: string) => ({ 'tmp/app.js': appSources[name] ?? '' });
const evaluate = (text: string, flag = '-e') => runProgram(['node', flag, text], { programs: { node } });
const termAt =
  (ms: number): RunOptions['during'] =>
  (kernel, proc) =>
    kernel.clock.at(kernel.clock.now + ms, () => kernel.post(proc, signals.TERM));

describe('node', () => {
  it('closes a server when the requests under way have been answered', () => {
    const script = `const http = require('http');
      const server = http.createServer((req, res) => setTimeout(() => { console.log('answered'); res.end(); }, 500));
      server.listen(3000, () => {
        http.get('http://localhost:3000/', () => {});
        setTimeout(() => server.close(() => { console.log('closed'); process.exit(0); }), 200);
      });`;
    expect(evaluate(script)).toMatchObject({ stdout: 'answered\nclosed\n', stderr: '' });
  });

  it('runs the course apps', () => {
    expect(
      runProgram(['main'], { programs: { node, get, main: both('/') }, files: app('server.js'), limit: 5000 }).stdout,
    ).toContain('hello from testhost\n');
    const crash = runProgram(['main'], {
      programs: { node, get, main: both('/crash') },
      files: app('server.js'),
      limit: 5000,
    });
    expect(crash.stderr).toContain('fatal: told to crash');
    const graceful = runProgram(['node', '/tmp/app.js'], {
      programs: { node },
      files: app('graceful.js'),
      asInit: true,
      limit: 5000,
      during: termAt(1000),
    });
    expect(graceful).toMatchObject({ stdout: 'listening on 3000\nSIGTERM received, draining\n', status: 0 });
    expect(
      runProgram(['node', '/tmp/app.js'], {
        programs: { node },
        files: app('server.js'),
        asInit: true,
        limit: 5000,
        during: termAt(1000),
      }).status,
    ).toBeUndefined();
    const worker = runProgram(['node', '/tmp/app.js'], {
      programs: { node },
      files: app('worker.js'),
      env: { CRASH_AFTER: '2' },
    });
    expect(worker).toMatchObject({ stdout: 'job 1 done\njob 2 done\n', stderr: 'worker crashed\n', status: 1 });
  });

  it('evaluates one-liners', () => {
    expect(evaluate('process.exit(5)').status).toBe(5);
    expect(
      evaluate('console.log({a:1,b:[1,2],c:"x"}, [1,"a"], null, undefined, ()=>{}, "str", 1.5, process.version)')
        .stdout,
    ).toBe("{ a: 1, b: [ 1, 2 ], c: 'x' } [ 1, 'a' ] null undefined [Function (anonymous)] str 1.5 v20.19.2\n");
    expect(evaluate('1+1; "a"+2', '-p').stdout).toBe('a2\n');
    expect(evaluate('setTimeout(()=>console.log("late"),100); console.log("now")').stdout).toBe('now\nlate\n');
    expect(evaluate('process.kill(process.pid,"SIGTERM")').status).toBe(143);
    expect(evaluate('process.on("exit",c=>console.log("exit",c)); process.exitCode=3')).toMatchObject({
      stdout: 'exit 3\n',
      status: 3,
    });
    expect(evaluate('for (let i = 0; i < 3; i++) { if (i === 1) continue; console.log(`n${i}`) }').stdout).toBe(
      'n0\nn2\n',
    );
    expect(evaluate('const {a} = {a: 1}; try { null.x } catch (e) { console.log(e.message) }').stderr).toBe('');
  });

  it('explains what went wrong as node does', () => {
    expect(evaluate('throw new Error("boom")')).toMatchObject({
      status: 1,
      stderr:
        '[eval]:1\nthrow new Error("boom")\n^\n\nError: boom\n    at [eval]:1:7\n    at runScriptInThisContext (node:internal/vm:209:10)\n    at node:internal/process/execution:118:14\n    at [eval]-wrapper:6:24\n    at runScript (node:internal/process/execution:101:62)\n    at evalScript (node:internal/process/execution:133:3)\n    at node:internal/main/eval_string:51:3\n\nNode.js v20.19.2\n',
    });
    expect(runProgram(['node', 'x.js'], { programs: { node }, cwd: '/tmp' }).stderr).toContain(
      "Error: Cannot find module '/tmp/x.js'\n    at Module._resolveFilename",
    );
    expect(evaluate('class A {}').stderr).toBe(
      "node: this simulation cannot run this text: line 1: 'class': it runs the course's own apps and small scripts like them\n",
    );
    expect(runProgram(['node', '--bogus'], { programs: { node } })).toMatchObject({
      status: 9,
      stderr: 'node: bad option: --bogus\n',
    });
  });
});
