import { binary } from '../../vfs/binary';
import { expressBrings } from './express-brings';

/** A file of a package; `bytes` is what it says of its size when its content is abridged. */
export interface PackageFile {
  readonly text: string;
  readonly bytes?: number;
  readonly mode?: number;
}

export interface NpmPackage {
  /** The oldest first. */
  readonly versions: readonly string[];
  /** Of all its files together. */
  readonly bytes: number;
  readonly funding?: boolean;
  readonly files: Readonly<Record<string, PackageFile>>;
  /** Command → file. */
  readonly bin?: Readonly<Record<string, string>>;
  /** Packages that come with it: `path version bytes [F]`, a line each. */
  readonly brings?: string;
  /** Below node_modules, of what it brings. */
  readonly broughtFiles?: Readonly<Record<string, PackageFile>>;
  /** Hard links of its own: file → file below node_modules. */
  readonly links?: Readonly<Record<string, string>>;
}

const express = `// A small part of express: routes, middleware, send and json.
const http = require('http');
module.exports = function express() {
  const routes = [];
  const app = (req, res) => {
    res.status = (code) => { res.statusCode = code; return res; };
    res.send = (body) => { res.setHeader('Content-Type', 'text/html; charset=utf-8'); res.end(body); return res; };
    res.json = (body) => { res.setHeader('Content-Type', 'application/json; charset=utf-8'); res.end(JSON.stringify(body)); return res; };
    res.sendStatus = (code) => { res.statusCode = code; res.end(String(code)); return res; };
    req.path = req.url.split('?')[0];
    let at = 0;
    const next = () => {
      while (at < routes.length) {
        const route = routes[at++];
        const hit = !route.path || route.path === req.path || route.path === '*';
        if (hit && (!route.method || route.method === req.method)) return route.handler(req, res, next);
      }
      res.statusCode = 404;
      res.end('Cannot ' + req.method + ' ' + req.path + '\\n');
    };
    next();
  };
  const add = (method) => (path, handler) => { routes.push({ method, path, handler }); return app; };
  app.get = add('GET');
  app.post = add('POST');
  app.put = add('PUT');
  app.delete = add('DELETE');
  app.all = add('');
  app.use = (path, handler) => { routes.push(handler ? { path, handler } : { handler: path }); return app; };
  app.listen = (port, callback) => http.createServer(app).listen(port, callback);
  return app;
};
`;

const MS =
  'const units = { s: 1000, m: 60000, h: 3600000, d: 86400000 };\nmodule.exports = (text) => parseFloat(text) * (units[text[text.length - 1]] || 1);\n';

/** What npm install can fetch here. */
export const npmPackages: Readonly<Record<string, NpmPackage>> = {
  express: {
    versions: ['4.21.2'],
    bytes: 221_226,
    funding: true,
    files: { 'index.js': { text: express } },
    brings: expressBrings,
  },
  ms: { versions: ['2.0.0', '2.1.2', '2.1.3'], bytes: 6721, files: { 'index.js': { text: MS } } },
  // Its program is one file of 10 MB: the package for this platform, of which bin/esbuild is a hard link.
  esbuild: {
    versions: ['0.25.0'],
    bytes: 133_970,
    files: {},
    links: { 'bin/esbuild': '@esbuild/linux-x64/bin/esbuild' },
    bin: { esbuild: 'bin/esbuild' },
    brings: '@esbuild/linux-x64 0.25.0 10244761',
    broughtFiles: {
      '@esbuild/linux-x64/bin/esbuild': { text: binary('esbuild'), bytes: 10_244_248, mode: 0o755 },
    },
  },
};
