import { command } from '../command';
import { listening } from './listeners';

/** netstat(8), net-tools' and busybox's: listening TCP sockets. */
export const netstat = command(
  {
    name: 'netstat',
    usage: '[-ral] [-tuwx] [-en]',
    options: 'l,listening t,tcp u,udp n,numeric p,programs a,all e W r w x 4 6',
  },
  function* (io, options) {
    const busybox = io.flavour === 'busybox';
    yield* io.print(
      `Active Internet connections (${options.has('l') ? 'only servers' : options.has('a') ? 'servers and established' : 'w/o servers'})\nProto Recv-Q Send-Q Local Address           Foreign Address         State       ${options.has('p') ? 'PID/Program name    ' : ''}\n`,
    );
    if (!options.has('l', 'a') || (options.has('u') && !options.has('t'))) return;
    for (const { host, port, family, owners } of listening(io.sys)) {
      const [owner] = owners;
      const program = owner ? `${owner.pid}/${owner.comm}` : '-';
      yield* io.print(
        `${(family === 6 ? 'tcp6' : 'tcp').padEnd(5)}      0      0 ${`${family === 6 ? '::' : host}:${port}`.padEnd(23)} ${`${family === 6 ? ':::' : '0.0.0.0:'}*`.padEnd(23)} LISTEN      ${options.has('p') ? program.padEnd(busybox ? 0 : 20) : ''}\n`,
      );
    }
  },
);
