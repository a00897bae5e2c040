// Renders pictures of 2 MB. Keeps them while there is room in the cache; the rest is rendered in small pieces and forgotten.
const http = require('http');
const size = 2 * 1024 * 1024;
const room = Number(process.env.CACHE_PICTURES || 1000);
const cache = {};

const render = (name) => {
  const held = Object.keys(cache).length;
  if (cache[name]) return 'from the cache';
  if (held >= room) {
    console.log(`rendered ${name}, the cache is full`);
    return 'in pieces';
  }
  cache[name] = Buffer.alloc(size, 1);
  console.log(`rendered ${name}, ${held + 1} of ${room} in the cache`);
  return 'into the cache';
};
const server = http.createServer((req, res) => res.end(`${size} bytes, ${render(req.url)}\n`));
server.listen(3000, () => console.log('pictures is up'));
process.on('SIGTERM', () => process.exit(0));
