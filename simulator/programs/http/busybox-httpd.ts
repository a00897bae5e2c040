import { asErrno, Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { command } from '../command';
import { httpDate, readRequest, reasons, respond } from './message';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** httpd of busybox: a folder's files; in the background unless -f. */
export const httpd = command(
  { name: 'httpd', usage: '[-ifv[v]] [-p [IP:]PORT] [-h HOME]', options: 'f i v p= h= c= u= r= d= e= m=' },
  function* (io, options) {
    const { sys } = io;
    const [, host = '', port = '80'] = /^(?:(.*):)?(\d+)$/.exec(options.get('p') ?? '80') ?? [];
    const home = options.get('h');
    if (home !== undefined) sys.chdir(home);
    let listener: Fd;
    try {
      listener = sys.listen({ host, port: Number(port) });
    } catch (e) {
      yield* io.warn(`bind: ${asErrno(e).message}`);
      return 1;
    }
    if (options.has('f')) return yield* serve(sys, listener);
    sys.fork(function* (own) {
      own.setsid();
      const none = own.open('/dev/null', ['read', 'write']);
      for (const fd of [0, 1, 2]) own.dup2(none, fd);
      own.close(none);
      return yield* serve(own, listener);
    });
    return 0;
  },
);

function* serve(sys: Syscalls, listener: Fd): Run {
  sys.sigaction(signals.CHLD, 'ignore');
  for (;;) {
    const { fd } = yield* sys.accept(listener);
    try {
      yield* answer(sys, fd);
    } catch (e) {
      if (!(e instanceof Errno)) throw e;
    }
    sys.close(fd);
  }
}

function* answer(sys: Syscalls, fd: Fd): Run<void> {
  const request = yield* readRequest(sys, fd);
  if (!request) return;
  const path = `.${request.target.replace(/\?.*/, '')}`;
  const file = path.endsWith('/') ? `${path}index.html` : path;
  let [status, body] = [404, ''];
  try {
    if (!/(^|\/)\.\.(\/|$)/.test(path)) {
      body = sys.readFile(file);
      status = 200;
    }
  } catch (e) {
    if (asErrno(e).code === 'EACCES') status = 403;
  }
  const title = `${status} ${reasons[status]}`;
  if (status !== 200)
    body = `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${status === 404 ? 'The requested URL was not found' : ''}\n</BODY></HTML>\n`;
  const type =
    status === 200 ? (TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream') : 'text/html';
  yield* respond(
    sys,
    fd,
    status,
    { Date: httpDate(sys.now()), Connection: 'close', 'Content-type': type, 'Content-Length': String(body.length) },
    body,
    request.method !== 'HEAD',
  );
}
