export interface NpmPackage {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
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

/** What npm install can fetch here. */
export const npmPackages: Readonly<Record<string, NpmPackage>> = {
  express: { version: '4.21.2', files: { 'index.js': express } },
  ms: {
    version: '2.1.3',
    files: {
      'index.js':
        'const units = { s: 1000, m: 60000, h: 3600000, d: 86400000 };\nmodule.exports = (text) => parseFloat(text) * (units[text[text.length - 1]] || 1);\n',
    },
  },
};
