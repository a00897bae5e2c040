import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { command, Failure, type Stdio } from '../command';

const USAGE = `usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
	  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
	  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
	  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
	  [destination] [port]
`;

/** nc(1), OpenBSD's and busybox's: one TCP connection, or a listener; -z only looks. */
export const nc = command(
  {
    name: 'nc',
    usage: '[-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]',
    options: 'l k p= z v n N d q= w= u U 4 6 h s= i= e= C t r D S F X= x= W=',
  },
  function* (io, options, words) {
    const { sys } = io;
    if (options.has('h') && io.flavour === 'gnu') {
      yield* sys.write(2, `OpenBSD netcat (Debian patchlevel 1.229-1)\n${USAGE}`);
      return 0;
    }
    if (options.has('u')) throw new Failure('UDP is not part of this simulation');
    const waits = options.has('w') ? sys.now() + Number(options.get('w')) * 1000 : Number.POSITIVE_INFINITY;
    if (options.has('l'))
      return yield* listen(io, options.has('k'), options.has('v'), options.get('p'), words, options.has('d'));
    const [host = '', port] = words;
    if (port === undefined) {
      yield* sys.write(2, USAGE);
      return 1;
    }
    const [first = 0, last = first] = port.split('-').map(Number);
    let status = 1;
    for (let number = first; number <= last; number++) {
      const fd = yield* dial(io, host, number, waits, options.has('v'));
      if (fd === undefined) continue;
      status = 0;
      if (options.has('z')) sys.close(fd);
      else
        yield* exchange(sys, fd, {
          input: !options.has('d'),
          closes: options.has('N', 'q') || io.flavour === 'busybox',
          until: waits,
        });
    }
    return status;
  },
);

function* dial(io: Stdio, host: string, port: number, deadline: number, verbose: boolean): Run<Fd | undefined> {
  try {
    const fd = yield* io.sys.connect({ host, port }, deadline);
    if (verbose && io.flavour === 'gnu') {
      const address = io.sys.resolve(host);
      const shown = address && address !== host ? `${host} (${address})` : host;
      yield* io.sys.write(2, `Connection to ${shown} ${port} port [tcp/${SERVICES[port] ?? '*'}] succeeded!\n`);
    } else if (verbose) yield* io.sys.write(2, `${host} (${io.sys.resolve(host)}:${port}) open\n`);
    return fd;
  } catch (e) {
    const { code, message } = asErrno(e);
    const address = io.sys.resolve(host) ?? host;
    if (io.flavour === 'busybox')
      yield* io.warn(
        code === 'ENOENT' ? `bad address '${host}'` : `can't connect to remote host (${address}): ${message}`,
      );
    else if (code === 'ENOENT')
      yield* io.warn(`getaddrinfo for host "${host}" port ${port}: Name or service not known`);
    else if (verbose)
      yield* io.warn(
        `connect to ${address === host ? host : `${host} (${address})`} port ${port} (tcp) failed: ${message}`,
      );
    return undefined;
  }
}

const SERVICES: Readonly<Record<number, string>> = {
  22: 'ssh',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  443: 'https',
  3306: 'mysql',
  5432: 'postgresql',
  6379: 'redis',
  8080: 'http-alt',
};

function* listen(
  io: Stdio,
  keeps: boolean,
  verbose: boolean,
  asked: string | undefined,
  words: readonly string[],
  silent: boolean,
): Run {
  const { sys } = io;
  const port = Number(asked ?? words.at(-1) ?? 0);
  const host = words.length > 1 ? (words[0] ?? '') : '';
  let listener: Fd;
  try {
    listener = sys.listen({ host, port });
  } catch (e) {
    yield* io.warn(io.flavour === 'busybox' ? `bind: ${asErrno(e).message}` : `${asErrno(e).message}`);
    return 1;
  }
  if (verbose)
    yield* sys.write(
      2,
      io.flavour === 'busybox' ? `listening on [::]:${port} ...\n` : `Listening on 0.0.0.0 ${port}\n`,
    );
  do {
    const { fd, peer } = yield* sys.accept(listener);
    if (verbose) yield* sys.write(2, `Connection received on ${peer.host} ${peer.port}\n`);
    yield* exchange(sys, fd, { input: !silent, closes: true, until: Number.POSITIVE_INFINITY });
  } while (keeps);
  return 0;
}

/** Both ways until the other side is done. */
function* exchange(sys: Syscalls, socket: Fd, how: { input: boolean; closes: boolean; until: number }): Run<void> {
  let open = how.input;
  for (;;) {
    const ready = yield* sys.poll([{ fd: socket }, ...(open ? [{ fd: 0 }] : [])], how.until);
    if (ready.length === 0) break;
    if (ready.some(({ fd }) => fd === 0 && open)) {
      const data = yield* sys.read(0, 65536);
      if (data !== '') {
        try {
          yield* sys.write(socket, data);
        } catch (e) {
          if (!(e instanceof Errno)) throw e;
          break;
        }
      } else {
        open = false;
        if (how.closes) sys.shutdownWrite(socket);
      }
    }
    if (ready.some(({ fd }) => fd === socket)) {
      const data = yield* sys.read(socket, 65536);
      if (data === '') break;
      yield* sys.write(1, data);
    }
  }
  sys.close(socket);
}
