import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { encodeBase64 } from '../coreutils/base64';
import type { ServerConfig } from './config';
import { asFault, callMethod, type Deferred } from './rpc';
import type { Supervisor } from './supervisor';

interface Connection {
  readonly fd: Fd;
  /** What the server it came to asks for. */
  readonly credentials: string | undefined;
  text: string;
  deferred?: Deferred;
  /** Has it been asked once? From then on it is looked at only after its delay. */
  asked: boolean;
  checkedAt: number;
}

/** A call as it goes over the socket: one line of JSON, and one back. */
export interface Call {
  readonly method: string;
  readonly params: readonly string[];
  /** `user:password` */
  readonly credentials?: string;
}
export type Answer = { readonly result: unknown } | { readonly fault: string; readonly text: string };

/** The sockets on which supervisorctl asks. */
export class RpcServer {
  readonly #sys: Syscalls;
  /** Each with the credentials it wants. */
  readonly #listeners = new Map<Fd, string | undefined>();
  readonly #files: string[] = [];
  readonly #connections = new Set<Connection>();
  supervisor: Supervisor | undefined;

  constructor(sys: Syscalls) {
    this.#sys = sys;
  }

  /** EADDRINUSE and others. */
  listen(servers: readonly ServerConfig[]): void {
    for (const server of servers) {
      if ('port' in server) this.#listeners.set(this.#sys.listen(server), server.credentials);
      else {
        if (this.#sys.access(server.file, '')) this.#sys.unlink(server.file);
        this.#listeners.set(this.#sys.listenUnix(server.file), server.credentials);
        this.#sys.chmod(server.file, server.chmod);
        this.#files.push(server.file);
      }
    }
  }

  fds(): readonly Fd[] {
    return [
      ...this.#listeners.keys(),
      ...[...this.#connections].filter(({ deferred }) => !deferred).map(({ fd }) => fd),
    ];
  }

  /** Who waits for an answer and may be looked at in the coming turn. */
  due(): ReadonlySet<Fd> {
    const now = this.#sys.now();
    const out = new Set<Fd>();
    for (const connection of this.#connections) {
      const { deferred, asked, checkedAt, fd } = connection;
      if (!deferred || (asked && now - checkedAt <= deferred.delay)) continue;
      if (asked) connection.checkedAt = now;
      out.add(fd);
    }
    return out;
  }

  *serve(readable: ReadonlySet<Fd>, due: ReadonlySet<Fd>): Run<void> {
    for (const connection of [...this.#connections]) {
      if (due.has(connection.fd)) yield* this.#ask(connection);
      else if (!connection.deferred && readable.has(connection.fd)) yield* this.#read(connection);
    }
    for (const [listener, credentials] of this.#listeners) {
      if (!readable.has(listener)) continue;
      const { fd } = yield* this.#sys.accept(listener);
      this.#connections.add({ fd, credentials, text: '', asked: false, checkedAt: 0 });
    }
  }

  *#read(connection: Connection): Run<void> {
    const { supervisor } = this;
    const data = yield* this.#sys.read(connection.fd, 65_536);
    connection.text += data;
    if (data === '') return this.#drop(connection);
    if (/^(GET|HEAD) /.test(connection.text)) return yield* this.#page(connection);
    const end = connection.text.indexOf('\n');
    if (end < 0 || !supervisor) return;
    try {
      const { method, params, credentials } = JSON.parse(connection.text.slice(0, end)) as Call;
      if (connection.credentials !== undefined && credentials !== connection.credentials)
        return yield* this.#answer(connection, { fault: 'UNAUTHORIZED', text: '' });
      const answer = yield* callMethod(supervisor, method, params);
      if (typeof answer === 'object' && answer !== null && 'ask' in answer) {
        connection.deferred = answer as Deferred;
      } else yield* this.#answer(connection, { result: answer });
    } catch (error) {
      if (error instanceof SyntaxError) return this.#drop(connection);
      const { code, message } = asFault(error);
      yield* this.#answer(connection, { fault: code, text: message });
    }
  }

  /** A browser or curl: who may come in sees how the programs are, as plain as can be. */
  *#page(connection: Connection): Run<void> {
    if (!connection.text.includes('\r\n\r\n')) return;
    const sent = /^authorization: *basic (\S+)/im.exec(connection.text)?.[1];
    const allowed = connection.credentials === undefined || sent === encodeBase64(connection.credentials);
    const rows = [...(this.supervisor?.groups.values() ?? [])]
      .flatMap(({ children }) => children)
      .map(({ config, state }) => `<tr><td>${state.toLowerCase()}</td><td>${config.name}</td></tr>\n`)
      .join('');
    const body = allowed
      ? `<html><head><title>Supervisor Status</title></head><body><table>\n${rows}</table></body></html>\n`
      : '<head>\n<title>Error response</title>\n</head>\n<body>\n<h1>Error response</h1>\n<p>Error code 401.\n<p>Message: Unauthorized.\n</body>\n';
    const challenge = allowed ? '' : 'WWW-Authenticate: Basic realm="default"\r\n';
    yield* this.#sys.write(
      connection.fd,
      `HTTP/1.1 ${allowed ? '200 OK' : '401 Unauthorized'}\r\nServer: Medusa/1.12\r\nContent-Type: text/html\r\n${challenge}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${connection.text.startsWith('HEAD') ? '' : body}`,
    );
    this.#drop(connection);
  }

  *#ask(connection: Connection): Run<void> {
    connection.asked = true;
    try {
      const result = yield* connection.deferred?.ask() ?? never();
      if (result !== undefined) yield* this.#answer(connection, { result });
    } catch (error) {
      const { code, message } = asFault(error);
      yield* this.#answer(connection, { fault: code, text: message });
    }
  }

  *#answer(connection: Connection, answer: Answer): Run<void> {
    try {
      yield* this.#sys.write(connection.fd, `${JSON.stringify(answer)}\n`);
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
    }
    this.#drop(connection);
  }

  #drop(connection: Connection): void {
    this.#connections.delete(connection);
    this.#sys.close(connection.fd);
  }

  close(): void {
    for (const connection of [...this.#connections]) this.#drop(connection);
    for (const fd of this.#listeners.keys()) this.#sys.close(fd);
    for (const file of this.#files) {
      try {
        this.#sys.unlink(file);
      } catch (error) {
        asErrno(error);
      }
    }
  }
}

function* never(): Run<undefined> {
  return undefined;
}
