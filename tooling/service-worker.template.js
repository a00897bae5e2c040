// The course's own service worker. The build fills in what it holds.
const version = '__VERSION__';
const addresses = '__ADDRESSES__';
const notFound = '__NOT_FOUND__';

const base = new URL(self.registration.scope);
const family = `pid-one ${base.pathname} `;
const own = family + version;
const held = new Set(addresses.map((address) => new URL(address, base).pathname));
// Their names are hashes of their content: an older cache's copy is as good.
const isHashed = (path) => path.includes('/_next/static/');

async function fetchInto(cache, path) {
  const copy = isHashed(path) ? await caches.match(path, { ignoreSearch: true }) : undefined;
  const response = copy ?? (await fetch(path, { cache: isHashed(path) ? 'default' : 'no-cache' }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

// All or nothing; a few at a time, so that the page's own requests are not kept waiting.
async function fill() {
  const cache = await caches.open(own);
  const waiting = [...held];
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await fetchInto(cache, path);
  };
  await Promise.all([work(), work(), work()]);
}

// The version before stays for the tabs that still show it.
async function prune() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
}

async function answerPage(request, path) {
  const cache = await caches.open(own);
  const page = [path, `${path}/`].find((candidate) => held.has(candidate));
  if (page) return (await cache.match(page, { ignoreSearch: true })) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const lost = notFound && (await cache.match(new URL(notFound, base).pathname));
    if (!lost) throw error;
    return new Response(lost.body, { status: 404, headers: lost.headers });
  }
}

async function answerFile(request, path) {
  const cache = await caches.open(own);
  const kept =
    (held.has(path) && (await cache.match(path, { ignoreSearch: true }))) ||
    (isHashed(path) && (await caches.match(path, { ignoreSearch: true })));
  if (!kept) return fetch(request);
  // A worker takes its address, and what stands behind the #, from the answer, unless that has none.
  return request.destination === 'worker' ? new Response(kept.body, { headers: kept.headers }) : kept;
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(prune().then(() => self.clients.claim())));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== base.origin || !pathname.startsWith(base.pathname)) return;
  // The server's answers to the router: offline they fail, and the router loads the page itself.
  if (request.headers.has('rsc') && held.has(pathname)) return;
  event.respondWith(request.mode === 'navigate' ? answerPage(request, pathname) : answerFile(request, pathname));
});
