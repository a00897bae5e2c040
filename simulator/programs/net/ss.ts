import { command } from '../command';
import { listening } from './listeners';

const VERSION = 'ss utility, iproute2-6.15.0';

/** ss(8): listening TCP sockets; connections are over too soon to be seen. */
export const ss = command(
  {
    name: 'ss',
    usage: '[ OPTIONS ]',
    options: 'l,listening t,tcp u,udp n,numeric p,processes a,all 4,ipv4 6,ipv6 H,no-header s,summary e o m i x,unix V',
  },
  function* (io, options) {
    if (options.has('V')) return yield* io.print(`${VERSION}\n`);
    const shown = options.has('l', 'a') && !(options.has('u', 'x') && !options.has('t'));
    const rows = (shown ? listening(io.sys) : [])
      .filter(({ family }) => (options.has('4') ? family === 4 : options.has('6') ? family === 6 : true))
      .map(({ host, port, family, owners }) => [
        ...(options.has('t') && !options.has('u', 'x') ? [] : ['tcp']),
        'LISTEN',
        '0',
        '511',
        `${family === 6 ? '[::]' : host}:${port}`,
        `${family === 6 ? '[::]' : '0.0.0.0'}:*`,
        options.has('p') && owners.length > 0
          ? `users:(${owners.map(({ comm, pid, fd }) => `("${comm}",pid=${pid},fd=${fd})`).join(',')})`
          : '',
      ]);
    const head = [
      ...(options.has('t') && !options.has('u', 'x') ? [] : ['Netid']),
      'State',
      'Recv-Q',
      'Send-Q',
      'Local Address:Port',
      'Peer Address:Port',
      'Process',
    ];
    const table = options.has('H') ? rows : [head, ...rows];
    const widths = head.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
    for (const row of table) yield* io.print(`${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' ')}\n`);
  },
);
