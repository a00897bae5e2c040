// The builds of the site; each is made again only when something it is made of changed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';
import { writeServiceWorker } from './service-worker.mjs';
import { sourcesHash } from './sources-hash.mjs';

const folders = ['app', 'components', 'content', 'grading', 'public', 'simulator'];
const settings = ['next.config.ts', 'mdx-components.tsx', 'package.json', 'package-lock.json', 'tsconfig.json'];
const plugins = [
  'tooling/highlighter.mjs',
  'tooling/mdx-export.mjs',
  'tooling/rehype-blocks.mjs',
  'tooling/rehype-highlight.mjs',
  'tooling/rehype-toc.mjs',
  'tooling/service-worker.mjs',
  'tooling/service-worker.template.js',
];

// `work` is the folder Next builds in; both static builds share one, so what a build is of is noted elsewhere.
const targets = {
  export: { done: 'out/index.html', work: '.next' },
  // The same below a path, as on a host shared with others: for the tests.
  'sub-path': { done: '.next-sub-path/index.html', work: '.next', env: { BASE_PATH: '/course' } },
  server: { done: '.next-server/standalone/server.js', work: '.next-server' },
};

const note = (name) => new URL(`.cache/${name}`, root);
const noted = (name) => existsSync(note(name)) && readFileSync(note(name), 'utf8');

// The bundler keeps what it made of a lesson and does not see that a plugin has changed.
function forgetOldPlugins(work) {
  const now = sourcesHash([...settings, ...plugins]);
  if (noted(`plugins${work}`) === now) return;
  rmSync(new URL(`${work}/cache`, root), { recursive: true, force: true });
  mkdirSync(note(''), { recursive: true });
  writeFileSync(note(`plugins${work}`), now);
}

// target: 'export' (static files in out/), 'server' (.next-server/standalone) or 'sub-path' (static files in .next-sub-path). True when it stands; writes to stderr only.
export function build(target) {
  const sources = `${sourcesHash([...folders, ...settings, ...plugins])} ${process.env.BASE_PATH ?? ''}`;
  const { done, work, env } = targets[target];
  if (existsSync(new URL(done, root)) && noted(`built-${target}`) === sources) return true;
  console.error(target === 'server' ? 'Building the server …' : 'Building the static site …');
  forgetOldPlugins(work);
  const next = fileURLToPath(new URL('node_modules/next/dist/bin/next', root));
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BUILD_TARGET: target,
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) return false;
  if (target === 'server') placeAssets();
  writeServiceWorker(target);
  writeFileSync(note(`built-${target}`), sources);
  return true;
}

// The standalone server looks for its static files beside itself.
function placeAssets() {
  const standalone = new URL('.next-server/standalone/', root);
  cpSync(new URL('.next-server/static', root), new URL('.next-server/static', standalone), { recursive: true });
  if (existsSync(new URL('public', root))) {
    cpSync(new URL('public', root), new URL('public', standalone), { recursive: true });
  }
}
