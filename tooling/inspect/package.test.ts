import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sarifLog } from './sarif-log';

const place = mkdtempSync(join(tmpdir(), 'inspect-'));
let tarball = '';

beforeAll(() => {
  spawnSync(process.execPath, ['tooling/pack-inspect.mjs', place], { stdio: 'ignore' });
  tarball = join(place, readdirSync(place).find((name) => name.endsWith('.tgz')) ?? 'none');
  const write = (path: string, text: string) => writeFileSync(join(place, path), text);
  mkdirSync(join(place, 'web'));
  mkdirSync(join(place, 'nothing'));
  write('web/Dockerfile', 'FROM node:20-slim\nCOPY . .\nUSER node\nCMD node server.js\n');
  write('web/server.js', 'process.on("SIGTERM", () => process.exit(0));\nsetInterval(() => {}, 1000);\n');
  write('unknown.Dockerfile', 'FROM ruby:3.3\nUSER app\nworkdir /app\nCMD ["puma"]\n');
});
afterAll(() => rmSync(place, { recursive: true }));

/** As anyone would, in a folder that knows nothing of the project. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['--yes', '--offline', '--package', tarball, 'pid-one-inspect', ...words],
    { cwd: place, encoding: 'utf8', env: { ...process.env, npm_config_cache: join(place, 'npm') } },
  );
  return { status, stdout, stderr };
}

it('is packed, and runs by npx: JSON when piped, words and SARIF when asked', () => {
  const { status, stdout } = run('web', '--fail-under', 'C');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    band: 'C',
    images: [{ name: 'Dockerfile', simulated: true, stop: { exitCode: 137 }, findings: [{ file: 'web/Dockerfile' }] }],
  });
  expect(run('web', '--text').stdout).toContain('web/Dockerfile:4: essential: A shell stays in front of');
  const sarif = sarifLog.parse(JSON.parse(run('web', '--sarif').stdout));
  expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'pid-one' } } }] });
  expect(sarif.runs[0]?.results[0]).toMatchObject({
    ruleId: 'shell-without-exec',
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'web/Dockerfile' }, region: { startLine: 4 } } }],
  });
});

it('reasons from the files where it can’t run them, and says so', () => {
  const [image] = JSON.parse(run('unknown.Dockerfile').stdout).images;
  expect(image).toMatchObject({ simulated: false, reason: expect.stringContaining('ruby:3.3'), stop: null });
  expect(image.warnings).toMatchObject([{ file: 'unknown.Dockerfile', line: 3 }]);
});

it('ends with 1 below the limit, with 2 when there is nothing to judge', () => {
  expect(run('web', '--fail-under', 'B').status).toBe(1);
  for (const words of [['nothing'], ['--fail-under', 'Z', 'web']])
    expect(run(...words)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^pid-one-inspect: ./),
    });
  expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
