// Writes sw.js over a finished build: everything the course is made of, so that one visit is enough to work offline.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

const template = new URL('tooling/service-worker.template.js', root);

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort()
    : [];

/** The addresses of one build, each with the file that answers there. */
const exported = (folder) =>
  filesUnder(folder)
    .filter((path) => path !== 'sw.js' && !/^(404|_not-found)\//.test(path))
    .map((path) => ({ address: path.replace(/(^|\/)index\.html$/, '$1'), file: `${folder}/${path}` }));

// The server's pages are known by their prerendered HTML; what it makes anew for each request is not the course's.
function served() {
  const app = '.next-server/server/app';
  const pages = filesUnder(app)
    .filter((path) => path.endsWith('.html') && !path.startsWith('_'))
    .map((path) => ({ address: path.replace(/(^index)?\.html$/, '').replace(/(.)$/, '$1/'), file: `${app}/${path}` }));
  const bodies = filesUnder(app)
    .filter((path) => path.endsWith('.body'))
    .map((path) => ({ address: path.replace(/\.body$/, ''), file: `${app}/${path}` }));
  const chunks = filesUnder('.next-server/static').map((path) => ({
    address: `_next/static/${path}`,
    file: `.next-server/static/${path}`,
  }));
  const others = filesUnder('public').map((path) => ({ address: path, file: `public/${path}` }));
  return [...pages, ...bodies, ...chunks, ...others];
}

const targets = {
  export: { list: () => exported('out'), place: 'out/sw.js', notFound: '404.html' },
  'sub-path': { list: () => exported('.next-sub-path'), place: '.next-sub-path/sw.js', notFound: '404.html' },
  server: { list: served, place: '.next-server/standalone/public/sw.js', notFound: '' },
};

export function writeServiceWorker(target) {
  const { list, place, notFound } = targets[target];
  const entries = list();
  const hash = createHash('sha256');
  for (const { address, file } of entries) hash.update(`${address}\0`).update(readFileSync(file));
  const values = {
    VERSION: hash.digest('hex').slice(0, 16),
    ADDRESSES: entries.map(({ address }) => address),
    NOT_FOUND: notFound,
  };
  const text = readFileSync(template, 'utf8').replace(/'__(\w+)__'/g, (_, name) => JSON.stringify(values[name]));
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
  return entries.length;
}
