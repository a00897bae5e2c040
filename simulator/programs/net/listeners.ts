import type { Syscalls } from '../../kernel/syscalls';

export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly family: 4 | 6;
  /** Who holds the socket, as far as this process may look. */
  readonly owners: readonly { readonly comm: string; readonly pid: number; readonly fd: number }[];
}

const decodeHost = (hex: string): string =>
  hex.length === 8
    ? (hex.match(/../g) ?? [])
        .reverse()
        .map((pair) => Number.parseInt(pair, 16))
        .join('.')
    : '::';

function owners(sys: Syscalls): Map<string, Listening['owners'][number][]> {
  const out = new Map<string, Listening['owners'][number][]>();
  for (const { pid, comm } of sys.processes())
    try {
      for (const { name } of sys.readdir(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(sys.readlink(`/proc/${pid}/fd/${name}`))?.[1];
        if (inode) out.set(inode, [...(out.get(inode) ?? []), { comm, pid, fd: Number(name) }]);
      }
    } catch {}
  return out;
}

/** What /proc/net/tcp and tcp6 show. */
export function listening(sys: Syscalls): Listening[] {
  const known = owners(sys);
  return ([4, 6] as const).flatMap((family) =>
    sys
      .readFile(family === 4 ? '/proc/net/tcp' : '/proc/net/tcp6')
      .split('\n')
      .slice(1)
      .filter(Boolean)
      .map((line) => {
        const [, local = '', , , , , , , , inode = ''] = line.trim().split(/\s+/);
        const [host = '', port = ''] = local.split(':');
        return { host: decodeHost(host), port: Number.parseInt(port, 16), family, owners: known.get(inode) ?? [] };
      }),
  );
}
