import { Tree } from '../../vfs/tree';
import { existing, resolve } from '../access';
import { Errno } from '../errno';
import { exit } from '../exit';
import type { Kernel } from '../kernel';
import type { Proc } from '../proc';
import { signals } from '../signal';
import type { Syscalls } from '../syscalls';
import { charge } from './charge';

/** mount(2), umount(2), reboot(2). */
export function mountCalls(kernel: Kernel, proc: Proc): Pick<Syscalls, 'mount' | 'umount' | 'reboot'> {
  return {
    mount({ source, target, type, options }) {
      charge(proc);
      const place = existing(proc, target);
      if (!proc.capabilities.has('SYS_ADMIN')) throw new Errno('EPERM', target);
      if (place.inode.type !== 'directory') throw new Errno('ENOTDIR', target);
      const fs = new Tree(undefined, type);
      const mode = /(?:^|,)mode=(\d+)/.exec(options)?.[1];
      fs.own([]).mode = Number.parseInt(mode ?? '1777', 8);
      const readonly = /(?:^|,)ro(?:,|$)/.test(options);
      proc.ns.mnt.add({ target: place.path, fs, base: [], readonly, source, options: options || 'relatime' });
    },

    umount(target) {
      charge(proc);
      const { path } = resolve(proc, target);
      if (!proc.capabilities.has('SYS_ADMIN')) throw new Errno('EPERM', target);
      if (!proc.ns.mnt.list().some((mount) => mount.target === path)) throw new Errno('EINVAL', target);
      if (path === '/') throw new Errno('EBUSY', target);
      proc.ns.mnt.remove(path);
    },

    *reboot(how) {
      charge(proc);
      if (!proc.capabilities.has('SYS_BOOT')) throw new Errno('EPERM');
      const { init } = proc.ns.pid;
      // pid_namespaces(7): the namespace's init is ended by SIGINT for halt and power-off, by SIGHUP for a restart.
      if (init) exit(kernel, init, { signaled: how === 'restart' ? signals.HUP : signals.INT }, 'exit');
      yield { kind: 'cpu' };
    },
  };
}
