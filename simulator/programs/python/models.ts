import { asErrno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { serverPy } from '../apps/sources/server-py';
import { spawnerPy } from '../apps/sources/spawner-py';
import { essence } from './source';

/** What a known Python program does; `file` is its absolute path, as a traceback shows it. */
type Model = (sys: Syscalls, file: string) => Run;

/** server.py: one request at a time, no handler for any signal. */
function* server(sys: Syscalls): Run {
  yield* sys.write(1, 'listening on 8000\n');
  const listener = sys.listen({ host: '', port: 8000 });
  for (;;) {
    const { fd } = yield* sys.accept(listener);
    try {
      const path = /^\w+ (\S+)/.exec(yield* sys.read(fd, 65536))?.[1] ?? '/';
      const body = `hello from ${sys.hostname()}\n`;
      yield* sys.write(1, `GET ${path}\n`);
      yield* sys.write(
        fd,
        `HTTP/1.0 200 OK\r\nServer: BaseHTTP/0.6 Python/3.13.5\r\nDate: ${new Date(sys.now()).toUTCString()}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    } catch (error) {
      if (asErrno(error).code === 'EINTR') throw error;
    }
    sys.close(fd);
  }
}

/** spawner.py: a child a second, none ever waited for. */
function* spawner(sys: Syscalls, file: string): Run {
  for (let n = 1; ; n++) {
    try {
      sys.fork(function* () {
        return 0;
      });
    } catch (error) {
      if (asErrno(error).code !== 'EAGAIN') throw error;
      yield* sys.write(2, noProcessLeft(file));
      return 1;
    }
    yield* sys.write(1, `spawned child ${n}\n`);
    yield* sys.sleep(1000);
  }
}

const noProcessLeft = (file: string): string =>
  `Traceback (most recent call last):
  File "${file}", line 6, in <module>
    if os.fork() == 0:
       ~~~~~~~^^
BlockingIOError: [Errno 11] Resource temporarily unavailable
`;

const models: readonly (readonly [string, Model])[] = [
  [essence(serverPy), server],
  [essence(spawnerPy), spawner],
];

export const modelOf = (source: string): Model | undefined => models.find(([known]) => known === essence(source))?.[1];
