// run.mjs NAME args…: runs tooling/NAME.ts, bundled into .cache/ under a hash of the sources. Prints nothing of its own.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { root } from './root.mjs';
import { sourcesHash } from './sources-hash.mjs';

const [name = '', ...args] = process.argv.slice(2);
install();

const sources = sourcesHash(['tooling', 'simulator', 'grading', 'content', 'tsconfig.json', 'package-lock.json']);
const cache = new URL('.cache/', root);
const bundle = fileURLToPath(new URL(`${name}-${sources}.mjs`, cache));

mkdirSync(cache, { recursive: true });
const kept = readdirSync(cache);
if (!kept.includes(`${name}-${sources}.mjs`)) {
  for (const old of kept) if (old.startsWith(`${name}-`)) rmSync(new URL(old, cache), { force: true });
  await bundleTo(bundle);
}

process.argv = [process.execPath, bundle, ...args];
await import(pathToFileURL(bundle).href);

async function bundleTo(file) {
  const { build } = await import('esbuild');
  const partial = `${file}.${process.pid}`;
  await build({
    entryPoints: [fileURLToPath(new URL(`tooling/${name}.ts`, root))],
    outfile: partial,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  renameSync(partial, file); // Two runs at once must not read half a file.
}
