import { changeable, existing } from '../access';
import { Errno } from '../errno';
import type { Kernel } from '../kernel';
import { bare } from '../network';
import type { Proc } from '../proc';
import { Listener, Socket } from '../socket';
import type { Address, Fd, Run, Syscalls } from '../syscalls';
import { charge, preempt } from './charge';
import { sleepOn } from './sleep';

type Calls =
  | 'listen'
  | 'listenUnix'
  | 'accept'
  | 'connect'
  | 'connectUnix'
  | 'shutdownWrite'
  | 'resolve'
  | 'resolveAll'
  | 'interfaces';

/** Loopback and bridge latency, ms. */
const LATENCY = 0.05;
/** How long Linux sends SYNs before it gives up, ms; EHOSTUNREACH comes when ARP has no answer. */
const SYN_TIMEOUT = 134_000;
const ARP_TIMEOUT = 3_060;

export function networkCalls(kernel: Kernel, proc: Proc): Pick<Syscalls, Calls> {
  const { net } = proc.ns;
  const resolveAll = (name: string): readonly string[] => {
    if (/^\d+(\.\d+){3}$/.test(name) || name === '' || name.includes(':')) return [name];
    const entry = hostsEntry(proc, name);
    return entry === undefined ? (net.resolver?.(name) ?? []) : [entry];
  };
  const resolveName = (name: string): string | undefined => resolveAll(name)[0];
  return {
    listen(address) {
      charge(proc, 0.02);
      return proc.install(net.listen(address));
    },

    listenUnix(path) {
      charge(proc, 0.02);
      const place = changeable(proc, path);
      if (place.inode) throw new Errno('EADDRINUSE', path);
      const listener = new Listener({ host: path, port: 0 }, () => {});
      const inode = place.mount.fs.create(place.parts, {
        type: 'socket',
        mode: 0o777 & ~proc.umask,
        uid: proc.uid,
        gid: proc.gid,
        mtime: kernel.clock.now,
      });
      inode.endpoint = listener;
      return proc.install(listener);
    },

    *accept(fd): Run<{ fd: Fd; peer: Address }> {
      charge(proc, 0.02);
      const listener = proc.fds.get(fd)?.file;
      if (!(listener instanceof Listener)) throw new Errno(listener ? 'ENOTSOCK' : 'EBADF');
      for (;;) {
        yield* preempt(proc);
        const socket = listener.backlog.shift();
        if (socket) {
          const accepted = proc.install(socket);
          socket.drop();
          return { fd: accepted, peer: socket.peer };
        }
        yield* sleepOn(proc, [listener.readers], Infinity);
      }
    },

    *connect(address, deadline = Infinity): Run<Fd> {
      charge(proc, 0.03);
      const host = resolveName(address.host);
      if (host === undefined) throw new Errno('ENOENT', address.host);
      const until = (ms: number) => Math.min(deadline, kernel.clock.now + ms);
      yield* wait(kernel, proc, until(LATENCY));
      try {
        return proc.install(
          net.route({ host, port: address.port }).connect({ host: ownAddress(proc, host), port: net.ephemeralPort() }),
        );
      } catch (error) {
        if (!(error instanceof Errno)) throw error;
        if (error.code === 'ETIMEDOUT') yield* wait(kernel, proc, until(SYN_TIMEOUT));
        if (error.code === 'EHOSTUNREACH') yield* wait(kernel, proc, until(ARP_TIMEOUT));
        throw error.code === 'EHOSTUNREACH' && kernel.clock.now >= deadline ? new Errno('ETIMEDOUT') : error;
      }
    },

    *connectUnix(path): Run<Fd> {
      charge(proc, 0.03);
      const { inode } = existing(proc, path);
      if (inode.type !== 'socket' || !(inode.endpoint instanceof Listener) || !inode.endpoint.open)
        throw new Errno('ECONNREFUSED', path);
      yield* preempt(proc);
      return proc.install(inode.endpoint.connect({ host: '', port: 0 }));
    },

    shutdownWrite(fd) {
      const socket = proc.fds.get(fd)?.file;
      if (socket instanceof Socket) socket.shutdownWrite();
    },

    resolve: resolveName,
    resolveAll,
    interfaces: () => net.interfaces.map(({ name, address, mac }) => ({ name, address, ...(mac && { mac }) })),
  };
}

function* wait(kernel: Kernel, proc: Proc, deadline: number): Run<void> {
  while (kernel.clock.now < deadline) yield* sleepOn(proc, [], deadline);
}

const ownAddress = (proc: Proc, to: string): string => {
  if (proc.ns.net.isOwn(to)) return '127.0.0.1';
  const [, eth] = proc.ns.net.interfaces;
  return eth ? bare(eth.address) : '127.0.0.1';
};

/** hosts(5) as this process sees the file. */
function hostsEntry(proc: Proc, name: string): string | undefined {
  try {
    const text = existing(proc, '/etc/hosts').inode.data;
    for (const line of text.split('\n')) {
      const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
      if (address && !address.includes(':') && names.includes(name)) return address;
    }
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
  }
  return name === 'localhost' ? '127.0.0.1' : undefined;
}
