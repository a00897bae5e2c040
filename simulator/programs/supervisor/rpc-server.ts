import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import type { ServerConfig } from './config';
import { asFault, callMethod, type Deferred } from './rpc';
import type { Supervisor } from './supervisor';

interface Connection {
  readonly fd: Fd;
  text: string;
  deferred?: Deferred;
  askedAt: number;
}

/** A call as it goes over the socket: one line of JSON, and one back. */
export interface Call {
  readonly method: string;
  readonly params: readonly string[];
}
export type Answer = { readonly result: unknown } | { readonly fault: string; readonly text: string };

/** The sockets on which supervisorctl asks. */
export class RpcServer {
  readonly #sys: Syscalls;
  readonly #listeners: Fd[] = [];
  readonly #files: string[] = [];
  readonly #connections = new Set<Connection>();
  supervisor: Supervisor | undefined;

  constructor(sys: Syscalls) {
    this.#sys = sys;
  }

  /** EADDRINUSE and others. */
  listen(servers: readonly ServerConfig[]): void {
    for (const server of servers) {
      if ('port' in server) this.#listeners.push(this.#sys.listen(server));
      else {
        if (this.#sys.access(server.file, '')) this.#sys.unlink(server.file);
        this.#listeners.push(this.#sys.listenUnix(server.file));
        this.#sys.chmod(server.file, server.chmod);
        this.#files.push(server.file);
      }
    }
  }

  fds(): readonly Fd[] {
    return [...this.#listeners, ...[...this.#connections].filter(({ deferred }) => !deferred).map(({ fd }) => fd)];
  }

  /** Has somebody waited long enough to be looked at again? */
  isDue(): boolean {
    return [...this.#connections].some(
      ({ deferred, askedAt }) => deferred && this.#sys.now() - askedAt > deferred.delay,
    );
  }

  *serve(readable: ReadonlySet<Fd>): Run<void> {
    for (const connection of [...this.#connections]) {
      if (connection.deferred) {
        if (this.#sys.now() - connection.askedAt > connection.deferred.delay) yield* this.#ask(connection);
      } else if (readable.has(connection.fd)) yield* this.#read(connection);
    }
    for (const listener of this.#listeners) {
      if (!readable.has(listener)) continue;
      const { fd } = yield* this.#sys.accept(listener);
      this.#connections.add({ fd, text: '', askedAt: 0 });
    }
  }

  *#read(connection: Connection): Run<void> {
    const { supervisor } = this;
    const data = yield* this.#sys.read(connection.fd, 65_536);
    connection.text += data;
    if (data === '') return this.#drop(connection);
    const end = connection.text.indexOf('\n');
    if (end < 0 || !supervisor) return;
    try {
      const { method, params } = JSON.parse(connection.text.slice(0, end)) as Call;
      const answer = yield* callMethod(supervisor, method, params);
      if (typeof answer === 'object' && answer !== null && 'ask' in answer) {
        connection.deferred = answer as Deferred;
        yield* this.#ask(connection);
      } else yield* this.#answer(connection, { result: answer });
    } catch (error) {
      if (error instanceof SyntaxError) return this.#drop(connection);
      const { code, message } = asFault(error);
      yield* this.#answer(connection, { fault: code, text: message });
    }
  }

  *#ask(connection: Connection): Run<void> {
    connection.askedAt = this.#sys.now();
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
    for (const fd of this.#listeners) this.#sys.close(fd);
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
