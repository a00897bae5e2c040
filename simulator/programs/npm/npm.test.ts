import { expect, it } from 'vitest';
import { createMachine } from '../../machine';

const MANIFEST = JSON.stringify({
  name: 'shop',
  version: '1.4.0',
  scripts: { build: 'esbuild a.js --bundle --platform=node --outfile=dist/a.js' },
  dependencies: { ms: '^2.1.0' },
  devDependencies: { esbuild: '^0.25.0' },
});
const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: { 'node_modules/ms': { version: '2.1.2' }, 'node_modules/esbuild': { version: '0.25.0', dev: true } },
});
const run = (line: string, lock: string | undefined = LOCK) => {
  const machine = createMachine({
    files: { 'package.json': MANIFEST, 'a.js': 'console.log(1);\n', ...(lock && { 'package-lock.json': lock }) },
  });
  const job = machine.run(`docker run --rm -v "$PWD:/app" -w /app node:20-slim sh -c '${line}' 2>&1`);
  machine.advance(machine.now() + 100_000, () => job.done);
  return job.stdout.replace(/ in \d+m?s/g, '');
};

it('installs what is locked, and with a tool’s program', () => {
  expect(run('npm ci; npm ls; ls node_modules/.bin')).toContain('added 3 packages, and audited 4 packages\n');
  expect(run('npm ci >/dev/null; npm ls')).toContain('ms@2.1.2');
  expect(run('npm ci >/dev/null; npm run build')).toContain('dist/a.js');
});

it('takes the newest where nothing is locked', () =>
  expect(run('npm install >/dev/null; npm ls', '')).toContain('ms@2.1.3'));

it('keeps to a lock that fits in npm install, too', () =>
  expect(run('npm install >/dev/null; npm ls')).toContain('ms@2.1.2'));

it('leaves out what only building needs', () => {
  expect(run('npm ci --omit=dev; npm run build')).toMatch(
    /added 1 package, and audited 2 packages[\s\S]*esbuild: not found/,
  );
  expect(run('NODE_ENV=production npm ci')).toContain('added 1 package,');
  expect(run('npm ci >/dev/null; npm prune --omit=dev; ls -A node_modules')).toMatch(
    /removed 2 packages, and audited 2 packages\n/,
  );
});

it('refuses a lock that does not fit, or none', () => {
  expect(run('npm ci', LOCK.replace('2.1.2', '2.0.0'))).toContain(
    "npm error Invalid: lock file's ms@2.0.0 does not satisfy ms@2.1.3",
  );
  expect(run('npm ci', LOCK.replace('node_modules/ms', 'node_modules/mm'))).toContain(
    'npm error Missing: ms@2.1.3 from lock file',
  );
  expect(run('npm ci', '')).toContain('npm error code EUSAGE');
});

it('brings express with all its packages', () =>
  expect(run('rm package*.json; npm install express; ls node_modules | wc -l')).toContain(
    'added 72 packages, and audited 73 packages',
  ));
