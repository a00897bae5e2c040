// Serves an exported site as a good static host would: compressed, hashed files immutable. serve-static.mjs [DIR] [PORT] [BASE]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const [root = 'out', port = '4173', base = ''] = process.argv.slice(2);

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const compressible = /^(text|application\/json|image\/svg)/;

const isFile = async (path) => (await stat(path).catch(() => undefined))?.isFile() ?? false;

async function resolve(url) {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(base)) return { file: join(root, '404.html'), status: 404 };
  const path = normalize(decodeURIComponent(pathname.slice(base.length) || '/'));
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}/index.html`];
  for (const candidate of candidates) {
    if (await isFile(join(root, candidate))) return { file: join(root, candidate), status: 200 };
  }
  return { file: join(root, '404.html'), status: 404 };
}

function compressor(accepted = '') {
  if (/\bbr\b/.test(accepted)) {
    return { name: 'br', stream: createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) };
  }
  return /\bgzip\b/.test(accepted) ? { name: 'gzip', stream: createGzip() } : undefined;
}

async function answer(request, response) {
  const { file, status } = await resolve(request.url ?? '/');
  const type = types[extname(file)] ?? 'application/octet-stream';
  const immutable = file.includes('/_next/static/');
  const coding = compressible.test(type) ? compressor(request.headers['accept-encoding']) : undefined;
  response.writeHead(status, {
    'content-type': type,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(coding && { 'content-encoding': coding.name }),
  });
  if (request.method === 'HEAD') return response.end();
  const body = createReadStream(file);
  return coding ? pipeline(body, coding.stream, response, () => {}) : pipeline(body, response, () => {});
}

createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(400).end());
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
