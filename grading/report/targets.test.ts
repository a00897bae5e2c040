import { expect, it } from 'vitest';
import { finish } from '../battery/steps';
import { report } from './report';
import { targetsOf } from './targets';

const node = 'FROM node:20-slim\nCMD node server.js\n';

it('is the Dockerfile, without a Compose file', () => {
  expect(finish(targetsOf({ Dockerfile: node })).targets.map(({ name }) => name)).toEqual(['Dockerfile']);
});

it('is each service, with what the Compose file changes', () => {
  const { targets } = finish(
    targetsOf({
      'compose.yaml': `services:
  web:
    build: ./web
    command: ["node", "server.js"]
    init: true
  worker:
    build: { context: ., dockerfile: worker.dockerfile }
    stop_signal: SIGINT
  cache:
    image: redis:8
    user: redis
    environment: { TZ: UTC, FROM_HOST: }
`,
      'web/Dockerfile': node,
      'worker.dockerfile': node,
    }),
  );
  const [cache, web, worker] = [...targets].sort((a, b) => a.name.localeCompare(b.name));
  expect(web).toMatchObject({
    files: { Dockerfile: node },
    overrides: { args: ['node', 'server.js'], init: true },
  });
  expect(web?.origin('Dockerfile')).toBe('web/Dockerfile');
  const lines = { entrypoint: 6, args: 6, stopSignal: 8, user: 6 };
  expect(worker?.overrides).toEqual({ stopSignal: 'SIGINT', from: { file: 'compose.yaml', lines } });
  expect(worker?.origin('Dockerfile')).toBe('worker.dockerfile');
  expect(cache?.overrides).toMatchObject({ user: 'redis', env: ['TZ=UTC'], from: { lines: { user: 11 } } });
  expect(cache?.origin('Dockerfile')).toBe('compose.yaml');
  expect(cache?.files['Dockerfile']).toBe('FROM redis:8\n');
  if (!web || !cache) throw new Error('no targets');
  const found = report({ ...web.files, 'server.js': 'setInterval(() => {}, 1000)\n' }, web.overrides);
  expect(found.pid1.argv).toEqual(['/sbin/docker-init', '--', 'docker-entrypoint.sh', 'node', 'server.js']);
  expect(report(cache.files, cache.overrides)).toMatchObject({ simulated: true, stop: { exitCode: 0 }, score: 100 });
});

it('says in Compose’s words what is wrong, and falls back to the Dockerfile', () => {
  const { targets, problem } = finish(targetsOf({ 'compose.yaml': 'services:\n  web:\n   - a\n', Dockerfile: node }));
  expect(targets.map(({ name }) => name)).toEqual(['Dockerfile']);
  expect(problem).toMatch(/^compose\.yaml can’t be followed: .*services\.web/);
});

it('is a Dockerfile that the Compose file does not build, too', () => {
  const files = { 'compose.yaml': 'services:\n  web:\n    image: web\n', Dockerfile: node };
  expect(finish(targetsOf(files)).targets.map(({ name }) => name)).toEqual(['Dockerfile', 'web']);
  const built = { 'compose.yaml': 'services:\n  web:\n    build: .\n', Dockerfile: node };
  expect(finish(targetsOf(built)).targets.map(({ name }) => name)).toEqual(['web']);
});

it('is what lies deeper, or under another name, when the folder has no Dockerfile of its own', () => {
  const others = { 'web/Dockerfile': node, 'web/server.js': '', 'app.Dockerfile': node, Containerfile: node };
  const { targets } = finish(targetsOf({ ...others, 'Dockerfile.dockerignore': '*', 'notes.txt': '' }));
  expect(targets.map(({ name }) => name)).toEqual(['web/Dockerfile', 'app.Dockerfile', 'Containerfile']);
  expect(targets[0]?.files).toMatchObject({ Dockerfile: node, 'server.js': '' });
  expect(targets.map(({ origin }) => origin('Dockerfile'))).toEqual(targets.map(({ name }) => name));
  expect(finish(targetsOf({ 'server.js': '' }))).toEqual({
    targets: [],
    problem: expect.stringContaining('no Docker'),
  });
});
