import { asErrno, type Errno } from '../../kernel/errno';
import { command } from '../command';

const MORE = '       dmesg(1) may have more information after failed mount system call.\n';
const VERSION =
  'mount from util-linux 2.41.5 (libmount 2.41.5: selinux, smack, btrfs, verity, namespaces, idmapping, fd-based-mount, statmount, statx, assert, debug)';

/** mount(8): the table, or a file system in memory; there are no devices to mount here. */
export const mount = command(
  {
    name: 'mount',
    usage: '[-lhV]',
    options:
      't=,types o=,options a,all B,bind r,read-only w,rw,read-write l n f v R,rbind M,move make-rprivate make-private make-shared',
    tryHelp: () => "Try 'mount --help' for more information.",
    version: VERSION,
  },
  function* (io, options, words) {
    const { sys } = io;
    if (words.length === 0) {
      const type = options.get('t');
      for (const m of sys.mounts())
        if (type === undefined || m.type === type)
          yield* io.print(`${m.source} on ${m.target} type ${m.type} (${m.options})\n`);
      return 0;
    }
    const [source = '', target] = words.length > 1 ? words : [undefined, words[0]];
    const type = options.get('t');
    if (target === undefined || words.length === 1) {
      if (['make-rprivate', 'make-private', 'make-shared'].some((key) => options.has(key))) return 0;
      yield* io.warn(`${words[0]}: can't find in /etc/fstab.`);
      return 1;
    }
    try {
      if (!sys.capabilities().has('SYS_ADMIN') && sys.credentials().uid !== 0) {
        yield* io.warn(`${target}: must be superuser to use mount.\n${MORE.trimEnd()}`);
        return 1;
      }
      if (!sys.access(target, '')) {
        yield* io.warn(`${target}: mount point does not exist.\n${MORE.trimEnd()}`);
        return 32;
      }
      if (!sys.capabilities().has('SYS_ADMIN')) {
        yield* io.warn(`${target}: permission denied.\n${MORE.trimEnd()}`);
        return 32;
      }
      if (type !== 'tmpfs' && type !== 'ramfs') {
        yield* io.warn('this simulation mounts only tmpfs; volumes and bind mounts come from docker run');
        return 32;
      }
      sys.mount({
        source,
        target,
        type,
        options: [options.has('r') ? 'ro' : '', options.all('o').join(',')].filter(Boolean).join(','),
      });
      return 0;
    } catch (e) {
      yield* io.warn(`${target}: ${reason(asErrno(e))}`);
      return 32;
    }
  },
);

const reason = (e: Errno): string => (e.code === 'ENOTDIR' ? 'mount point is not a directory.' : `${e.message}.`);

export const umount = command(
  {
    name: 'umount',
    usage: '[-hV]',
    options: 'a,all l,lazy f,force R,recursive t=,types v n q',
    tryHelp: () => "Try 'umount --help' for more information.",
    version: VERSION.replace('mount', 'umount'),
  },
  function* (io, _, targets) {
    for (const target of targets)
      try {
        if (!io.sys.access(target, '')) yield* io.fail(`${target}: no mount point specified.`, 1);
        else io.sys.umount(target);
      } catch (e) {
        const { code } = asErrno(e);
        const why = { EPERM: 'must be superuser to unmount', EINVAL: 'not mounted', EBUSY: 'target is busy' };
        yield* io.fail(`${target}: ${why[code as keyof typeof why] ?? asErrno(e).message}.`, 32);
      }
  },
);

export const mountpoint = command(
  { name: 'mountpoint', usage: '[-qd] /path/to/directory', options: 'q,quiet d,fs-devno x,devno nofollow' },
  function* (io, options, [path = '']) {
    if (!io.sys.access(path, '')) {
      if (!options.has('q')) yield* io.warn(`${path}: No such file or directory`);
      return 1;
    }
    const real = io.sys.realpath(path);
    const is = io.sys.mounts().some(({ target }) => target === real);
    if (!options.has('q')) yield* io.print(`${path} is ${is ? '' : 'not '}a mountpoint\n`);
    return is ? 0 : 32;
  },
);
