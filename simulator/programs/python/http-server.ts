import type { Fd, Run } from '../../kernel/syscalls';
import { reasons } from '../http/message';
import { lookUp } from './attributes';
import { bytesOf } from './files';
import type { Runtime } from './runtime';
import { str } from './show';
import { moduleOf, type Py, PyClass, PyDict, PyNative, PyObject, PyTuple } from './values';

type Body = (rt: Runtime, self: PyObject, args: readonly Py[]) => Run<Py>;
const method = (name: string, body: Body): [string, PyNative] => [
  name,
  new PyNative(name, (rt, [self, ...args]) => body(rt, self as PyObject, args)),
];

const add = (self: PyObject, name: string, text: string): void => {
  self.attributes.set(name, str(self.attributes.get(name) ?? '') + text);
};

const httpDate = (ms: number): string => new Date(ms).toUTCString();

/** The handler's file: what is written to it is sent when the request is over. */
const sinkClass = new PyClass(
  '_SocketWriter',
  [],
  [
    method('write', function* (_, self, [data]) {
      add(self, 'text', bytesOf(data));
      return bytesOf(data).length;
    }),
    method('flush', function* () {
      return null;
    }),
  ],
);

const handlerClass = new PyClass(
  'BaseHTTPRequestHandler',
  [],
  [
    method('send_response', function* (rt, self, [code = 200, message]) {
      yield* rt.interpreter.call(lookUp(self, 'log_request') ?? null, [code]);
      const reason = message == null ? (reasons[Number(code)] ?? '') : str(message);
      add(
        self,
        'head',
        `HTTP/1.0 ${Number(code)} ${reason}\r\nServer: BaseHTTP/0.6 Python/3.13.5\r\nDate: ${httpDate(rt.sys.now())}\r\n`,
      );
      return null;
    }),
    method('send_header', function* (_, self, [name = '', value = '']) {
      add(self, 'head', `${str(name)}: ${str(value)}\r\n`);
      return null;
    }),
    method('end_headers', function* (_, self) {
      const sink = self.attributes.get('wfile');
      if (sink instanceof PyObject) add(sink, 'text', `${str(self.attributes.get('head') ?? '')}\r\n`);
      self.attributes.set('head', '');
      return null;
    }),
    method('send_error', function* (rt, self, [code = 404, message]) {
      yield* rt.interpreter.call(lookUp(self, 'send_response') ?? null, [code, message ?? null]);
      yield* rt.interpreter.call(lookUp(self, 'end_headers') ?? null, []);
      return null;
    }),
    method('log_request', function* (rt, self, [code = '-']) {
      const log = lookUp(self, 'log_message') ?? null;
      yield* rt.interpreter.call(log, ['"%s" %s %s', self.attributes.get('requestline') ?? '', str(code), '-']);
      return null;
    }),
    method('log_message', function* (rt, self, [format = '', ...args]) {
      const [address = ''] =
        self.attributes.get('client_address') instanceof PyTuple
          ? (self.attributes.get('client_address') as PyTuple).items
          : [];
      const at = new Date(rt.sys.now()).toUTCString().split(' ');
      let i = 0;
      const text = str(format).replace(/%[sd]/g, () => str(args[i++] ?? ''));
      yield* rt.write(2, `${str(address)} - - [${at[1]}/${at[2]}/${at[3]} ${at[4]}] ${text}\n`);
      return null;
    }),
  ],
);

const simpleClass = new PyClass(
  'SimpleHTTPRequestHandler',
  [handlerClass],
  [
    method('do_GET', function* (rt, self) {
      const path = str(self.attributes.get('path') ?? '/').replace(/\?.*/, '');
      const at = `.${path.endsWith('/') ? `${path}index.html` : path}`;
      const call = (name: string, ...args: Py[]) => rt.interpreter.call(lookUp(self, name) ?? null, args);
      let body: string;
      try {
        body = rt.sys.readFile(at);
      } catch {
        yield* call('send_error', 404, 'File not found');
        return null;
      }
      yield* call('send_response', 200);
      yield* call('send_header', 'Content-type', /\.html?$/.test(at) ? 'text/html' : 'application/octet-stream');
      yield* call('send_header', 'Content-Length', body.length);
      yield* call('end_headers');
      const sink = self.attributes.get('wfile');
      if (sink instanceof PyObject) add(sink, 'text', body);
      return null;
    }),
  ],
);

/** One request after the other, as HTTPServer does. */
function* serve(rt: Runtime, self: PyObject): Run<Py> {
  const fd = Number(self.attributes.get('fd'));
  for (;;) {
    const { fd: connection, peer } = yield* rt.call(() => rt.sys.accept(fd));
    yield* handle(rt, self, connection, peer);
    rt.at(() => rt.sys.close(connection));
  }
}

function* handle(rt: Runtime, server: PyObject, connection: Fd, peer: { host: string; port: number }): Run<void> {
  let text = '';
  while (!text.includes('\r\n\r\n')) {
    const more = yield* rt.call(() => rt.sys.read(connection, 65536));
    if (more === '') return;
    text += more;
  }
  const [requestline = '', ...rows] = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
  const [command = '', path = '/'] = requestline.split(' ');
  const headers = new PyDict();
  for (const row of rows) headers.set(row.replace(/:.*/, ''), row.replace(/^[^:]*:\s*/, ''));
  const sink = new PyObject(sinkClass, [['text', '']]);
  const type = server.attributes.get('handler');
  const handler = new PyObject(type instanceof PyClass ? type : handlerClass, [
    ['requestline', requestline],
    ['command', command],
    ['path', path],
    ['headers', headers],
    ['wfile', sink],
    ['server', server],
    ['client_address', new PyTuple([peer.host, peer.port])],
    ['head', ''],
  ]);
  const body = lookUp(handler, `do_${command}`);
  if (body === undefined)
    yield* rt.interpreter.call(lookUp(handler, 'send_error') ?? null, [501, `Unsupported method ('${command}')`]);
  else yield* rt.interpreter.call(body, []);
  const sent = str(sink.attributes.get('text') ?? '');
  if (sent !== '') yield* rt.call(() => rt.sys.write(connection, sent));
}

const serverClass = new PyClass(
  'HTTPServer',
  [],
  [
    method('__init__', function* (rt, self, [address = null, handler = null]) {
      const [host = '', port = 0] = address instanceof PyTuple ? address.items : [];
      const name = str(host) === '0.0.0.0' ? '' : str(host);
      self.attributes.set(
        'fd',
        rt.at(() => rt.sys.listen({ host: name, port: Number(port) })),
      );
      self.attributes.set('handler', handler);
      self.attributes.set('server_address', new PyTuple([host, port]));
      return null;
    }),
    method('serve_forever', (rt, self) => serve(rt, self)),
    method('shutdown', function* () {
      return null;
    }),
    method('server_close', function* (rt, self) {
      rt.at(() => rt.sys.close(Number(self.attributes.get('fd'))));
      return null;
    }),
    method('__enter__', function* (_, self) {
      return self;
    }),
    method('__exit__', function* () {
      return null;
    }),
  ],
);

export const httpServer: PyObject = moduleOf('http.server', {
  HTTPServer: serverClass,
  ThreadingHTTPServer: serverClass,
  TCPServer: serverClass,
  BaseHTTPRequestHandler: handlerClass,
  SimpleHTTPRequestHandler: simpleClass,
});

/** python3 -m http.server [PORT] */
export const serveFolder = (port: number): string =>
  `import http.server\nprint('Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...')\nhttp.server.HTTPServer(('', ${port}), http.server.SimpleHTTPRequestHandler).serve_forever()\n`;
