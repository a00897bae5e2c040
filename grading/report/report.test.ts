import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import { report } from './report';

const graceful = appSources['graceful.js'] ?? '';
const server = appSources['server.js'] ?? '';
const node = (lines: string) => `FROM node:20-slim\nWORKDIR /app\nCOPY . .\nUSER node\n${lines}\n`;

describe('a container that can be run', () => {
  it('reports the exec form as clean', () => {
    const { reason, ...found } = report({ Dockerfile: node('CMD ["node", "server.js"]'), 'server.js': graceful });
    expect(found).toEqual({
      simulated: true,
      pid1: { argv: ['node', 'server.js'], form: 'exec' },
      processes: [{ pid: 1, ppid: 0, argv: ['node', 'server.js'], state: 'S', user: 'node' }],
      stop: { signal: 'SIGTERM', seconds: expect.any(Number), exitCode: 0 },
      zombies: 1, // node does not wait for orphans
      findings: [],
      score: 100,
      band: 'A',
    });
    expect(found.stop?.seconds).toBeLessThan(1);
  });

  it('sees the shell in front, and the ten seconds', () => {
    const found = report({ Dockerfile: node('CMD node server.js'), 'server.js': graceful });
    expect(found.pid1).toEqual({ argv: ['/bin/sh', '-c', 'node server.js'], form: 'shell' });
    expect(found.processes.map(({ argv, ppid }) => [argv.join(' '), ppid])).toEqual([
      ['/bin/sh -c node server.js', 0],
      ['node server.js', 1],
    ]);
    expect(found.stop).toMatchObject({ exitCode: 137, seconds: expect.closeTo(10.2, 0) });
    expect(found).toMatchObject({ findings: [{ id: 'shell-without-exec', line: 5 }], score: 70, band: 'C' });
  });

  it('tells what only shows when it runs', () => {
    const deaf = report({ Dockerfile: node('CMD ["node", "server.js"]'), 'server.js': server });
    expect(deaf.findings.map(({ id }) => id)).toEqual(['stop-signal-ignored']);
    const init = report({
      Dockerfile:
        'FROM node:20-slim\nRUN apt-get update && apt-get install -y tini\nCOPY server.js .\nUSER node\nENTRYPOINT ["tini","--"]\nCMD ["node","server.js"]\n',
      'server.js': server,
    });
    expect(init).toMatchObject({ simulated: true, stop: { exitCode: 143 }, zombies: 0, findings: [] });
    const missing = report({ Dockerfile: 'FROM debian:trixie-slim\nUSER nobody\nCMD ["gunicorn", "app:app"]\n' });
    expect(missing).toMatchObject({ simulated: true, processes: [], stop: null, findings: [{ id: 'does-not-start' }] });
  });

  it('counts zombies', () => {
    const found = report({
      Dockerfile: 'FROM python:3.13-slim\nCOPY spawner.py .\nUSER nobody\nCMD ["python3", "spawner.py"]\n',
      'spawner.py': appSources['spawner.py'] ?? '',
    });
    expect(found.zombies).toBeGreaterThan(1);
    expect(found.findings.map(({ id }) => id)).toContain('leaves-zombies');
  });
});

describe('a container that can not', () => {
  it('reasons from the files, and says so', () => {
    const found = report({ Dockerfile: 'FROM ruby:3.3\nCMD bundle exec puma\n' });
    expect(found).toMatchObject({
      simulated: false,
      reason: expect.stringContaining('ruby:3.3'),
      pid1: { argv: ['/bin/sh', '-c', 'bundle exec puma'], form: 'shell' },
      processes: [],
      stop: null,
      score: 62,
      band: 'C',
    });
  });
  it.each([
    [
      'an app that is too much for the simulator',
      { Dockerfile: node('CMD ["node", "a.js"]'), 'a.js': 'import("x").then(async function* () {})\n' },
    ],
    ['a build that fails here', { Dockerfile: node('RUN apt-get update && apt-get install -y cowsay\nCMD ["node"]') }],
    ['no Dockerfile', {}],
    ['an error', { Dockerfile: 'FROM a\nFORM b\n' }],
  ])('%s', (_, files) => {
    expect(report(files)).toMatchObject({ simulated: false, reason: expect.any(String), stop: null, processes: [] });
  });
});

const corpus = '../shared/dockerfile-corpus/buildkit-parse.jsonl';

it.skipIf(!existsSync(corpus))('reports on every real Dockerfile', () => {
  const rows = readFileSync(corpus, 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as { dockerfile: string });
  expect(rows.length).toBeGreaterThan(300);
  for (const { dockerfile } of rows) expect(report({ Dockerfile: dockerfile }).score).toBeGreaterThanOrEqual(0);
});
