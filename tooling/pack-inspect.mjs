// pack-inspect.mjs [DIR]: makes the package pid-one-inspect, one file that needs nothing else, and packs it into DIR.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

const path = (name) => fileURLToPath(new URL(name, root));
const into = resolve(process.argv[2] ?? '.');
const work = path('.cache/pid-one-inspect/');

rmSync(work, { recursive: true, force: true });
cpSync(path('tooling/inspect/package'), work, { recursive: true });
copyFileSync(path('LICENSE'), `${work}LICENSE`);
// Packages in the older module format ask for Node's own modules with require.
const banner = `#!/usr/bin/env node
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);`;
const { metafile } = await build({
  entryPoints: [path('tooling/inspect.ts')],
  outfile: `${work}pid-one-inspect.mjs`,
  banner: { js: banner },
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
  absWorkingDir: path('.'),
});

// What is bundled from others comes with its licence.
const inputs = Object.keys(metafile.inputs).flatMap(
  (file) => /^node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
);
const notices = [...new Set(inputs)].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(path(`node_modules/${name}/package.json`), 'utf8'));
  return `${name} ${version}\n\n${readFileSync(path(`node_modules/${name}/LICENSE`), 'utf8').trim()}\n`;
});
writeFileSync(`${work}THIRD-PARTY.txt`, notices.join('\n---\n\n'));

mkdirSync(into, { recursive: true });
const { status } = spawnSync('npm', ['pack', '--silent', '--pack-destination', into], {
  cwd: work,
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;
