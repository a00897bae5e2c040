import type { NetNamespace } from './network';

// /proc/net/tcp and tcp6: the listening sockets; connections are too short-lived here to be caught in the act.

const hexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
const hexAddress = (host: string): string =>
  (host === '' ? '0.0.0.0' : host)
    .split('.')
    .reverse()
    .map((part) => Number(part).toString(16).toUpperCase().padStart(2, '0'))
    .join('');

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

const row = (i: number, local: string, remote: string, inode: string): string =>
  `${String(i).padStart(4)}: ${local} ${remote} 0A 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0000000000000000 100 0 0 10 0\n`;

/** A wildcard listener counts twice, as most servers and docker-proxy open both families; 127.0.0.1 does not. */
export function tcpTable(net: NetNamespace, family: 4 | 6): string {
  const own = [...net.listeners].flatMap(([port, list]) =>
    list.map(({ address, path }) => ({ host: address.host, port, inode: /\d+/.exec(path)?.[0] ?? '0' })),
  );
  const published = [...net.forwards].map(([port, { host }]) => ({ host: host ?? '', port, inode: '0' }));
  const rows = [...own.filter(({ host }) => family === 4 || host === '::'), ...published]
    .filter(({ host }) => family === 4 || host === '' || host === '::')
    .sort((a, b) => a.port - b.port);
  const none = family === 4 ? '00000000:0000' : `${'0'.repeat(32)}:0000`;
  return (
    HEAD +
    rows
      .map(({ host, port, inode }, i) =>
        row(
          i,
          family === 4
            ? `${hexAddress(host === '::' ? '' : host)}:${hexPort(port)}`
            : `${'0'.repeat(32)}:${hexPort(port)}`,
          none,
          inode,
        ),
      )
      .join('')
  );
}
