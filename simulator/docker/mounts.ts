import type { Cgroup } from '../kernel/cgroup';
import { makeDev, plantTty } from '../kernel/devfs';
import { Errno } from '../kernel/errno';
import { type Mount, MountNamespace } from '../kernel/mount';
import type { NetNamespace } from '../kernel/network';
import type { PidNamespace } from '../kernel/pid-namespace';
import { ProcFs } from '../kernel/procfs';
import type { Tty } from '../kernel/tty';
import { binary } from '../vfs/binary';
import { DeferredTree } from '../vfs/deferred-tree';
import { dirname } from '../vfs/path';
import { plantDirectory, plantFile } from '../vfs/plant';
import { Tree } from '../vfs/tree';
import { plantCgroups } from './cgroup-files';
import type { Container, GivenFile } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { hostsFile, resolvFile } from './etc-files';
import { lookup, makeFolder } from './host-folder';
import type { MountPoint } from './mount-point';

/** The mount namespace that runc makes for a container. */
export function makeMounts(
  engine: Engine,
  container: Container,
  sandbox: {
    readonly pid: PidNamespace;
    readonly net: NetNamespace;
    readonly tty: Tty | undefined;
    readonly hostname: string;
    readonly cgroup: Cgroup;
  },
): MountNamespace {
  const { hostConfig } = container;
  const mnt = new MountNamespace([
    { target: '/', fs: container.rootfs, base: [], readonly: false, source: 'overlay', options: 'relatime' },
  ]);
  const dev = makeDev();
  if (sandbox.tty) {
    plantTty(dev, sandbox.tty);
    plantTty(dev, sandbox.tty, 'console');
  }
  const nosuid = 'nosuid,nodev,noexec,relatime';
  mnt.add({
    target: '/proc',
    fs: new ProcFs(engine.kernel, sandbox.pid),
    base: [],
    readonly: false,
    source: 'proc',
    options: nosuid,
  });
  mnt.add({
    target: '/dev',
    fs: dev,
    base: [],
    readonly: false,
    source: 'tmpfs',
    options: 'nosuid,size=65536k,mode=755',
  });
  const shared = sharedMemory(engine, hostConfig.ipcMode);
  if (shared) mnt.add(shared);
  mnt.add({
    target: '/sys',
    fs: makeSys(container, sandbox),
    base: [],
    readonly: !hostConfig.privileged,
    source: 'sysfs',
    options: nosuid,
  });
  const etc = new Tree(undefined, 'ext4');
  plantFile(etc, 'hostname', `${sandbox.hostname}\n`);
  plantFile(etc, 'hosts', hostsFile(engine, container));
  plantFile(etc, 'resolv.conf', resolvFile(engine, container));
  for (const name of ['resolv.conf', 'hostname', 'hosts']) {
    addMount(
      mnt,
      `/etc/${name}`,
      { fs: etc, base: [name], readonly: false, source: '/dev/vda' },
      engine.kernel.clock.now,
    );
  }
  if (hostConfig.init) {
    const init = new Tree(undefined, 'ext4');
    plantFile(init, 'docker-init', binary('docker-init'), {
      mode: 0o755,
      size: 742_648,
      mtime: Date.UTC(2026, 6, 13, 16, 30),
    });
    addMount(
      mnt,
      '/sbin/docker-init',
      { fs: init, base: ['docker-init'], readonly: true, source: '/dev/vda' },
      engine.kernel.clock.now,
    );
  }
  for (const [path, options] of Object.entries(hostConfig.tmpfs)) {
    addMount(mnt, path, makeTmpfs(options, folderMode(mnt, path)), engine.kernel.clock.now);
  }
  const byDepth = [...container.mounts].sort(
    (a, b) => a.destination.split('/').length - b.destination.split('/').length,
  );
  for (const point of byDepth) mountPoint(engine, mnt, container, point);
  for (const file of container.givenFiles) mountFile(mnt, file, engine.kernel.clock.now);
  if (hostConfig.readonlyRootfs) {
    mnt.add({ target: '/', fs: container.rootfs, base: [], readonly: true, source: 'overlay', options: 'relatime' });
  }
  return mnt;
}

/** --ipc: the memory that processes of another container, or of the host, share with this one. */
function sharedMemory(engine: Engine, mode: string): Mount | undefined {
  const owner = mode.startsWith('container:') ? engine.require(mode.slice('container:'.length)) : undefined;
  if (owner && !owner.sandbox) throw new DaemonError(`cannot join IPC of a non running container: ${owner.id}`);
  const mnt = mode === 'host' ? engine.host.mnt : owner?.sandbox?.mnt;
  if (!mnt) return undefined;
  const { mount, parts } = lookup(mnt, '/dev/shm');
  return {
    target: '/dev/shm',
    fs: mount.fs,
    base: parts,
    readonly: false,
    source: 'shm',
    options: 'nosuid,nodev,noexec,relatime,size=65536k',
  };
}

/** `noexec` and the rest unless told otherwise; a folder that is covered gives its mode. */
function makeTmpfs(options: string, mode: number): Omit<Mount, 'target'> {
  const given = options.split(',').filter(Boolean);
  const bad = given.find(
    (option) =>
      !/^(r[ow]|(no)?(exec|suid|dev|atime|diratime)|relatime|strictatime|(a?)sync|size=|mode=|uid=|gid=|nr_inodes=|nr_blocks=)/.test(
        option,
      ),
  );
  if (bad !== undefined) throw new DaemonError(`invalid tmpfs option ${JSON.stringify(bad)}`);
  const value = (name: string) => given.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
  const fs = new Tree(undefined, 'tmpfs');
  const asked = value('mode');
  Object.assign(fs.own([]), {
    mode: asked === undefined ? mode : Number.parseInt(asked, 8),
    uid: Number(value('uid') ?? 0),
    gid: Number(value('gid') ?? 0),
  });
  const flags = ['nosuid', 'nodev', 'noexec'].filter((flag) => !given.includes(flag.slice(2)));
  const size = value('size');
  const shown = [
    ...flags,
    'relatime',
    ...(size === undefined ? [] : [`size=${kibibytes(size)}k`]),
    ...(asked === undefined ? [] : [`mode=${asked.replace(/^0+/, '')}`]),
  ];
  return { fs, base: [], readonly: given.includes('ro'), source: 'tmpfs', options: shown.join(',') };
}

const units: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const kibibytes = (size: string): number =>
  (Number.parseInt(size, 10) * (units[size.slice(-1).toLowerCase()] ?? 1)) / 1024;

function folderMode(mnt: MountNamespace, path: string): number {
  try {
    return lookup(mnt, path).inode?.mode ?? 0o1777;
  } catch (error) {
    if (error instanceof Errno) return 0o1777;
    throw error;
  }
}

function mountPoint(engine: Engine, mnt: MountNamespace, container: Container, point: MountPoint): void {
  const { now } = engine.kernel.clock;
  if (point.type === 'tmpfs') {
    const source = makeTmpfs(point.mode, folderMode(mnt, point.destination));
    addMount(mnt, point.destination, { ...source, readonly: !point.writable }, now);
    return;
  }
  const place = lookup(engine.host.mnt, point.source);
  if (!place.inode) {
    throw new DaemonError(
      `invalid mount config for type "${point.type}": bind source path does not exist: ${point.source}`,
    );
  }
  const source = {
    fs: place.mount.fs,
    base: place.parts,
    readonly: !point.writable || place.mount.readonly,
    source: '/dev/vda',
  };
  addMount(mnt, point.destination, source, now);
  if (point.type === 'volume') {
    engine.events.add('volume', 'mount', point.name, {
      container: container.id,
      destination: point.destination,
      driver: 'local',
      propagation: '',
      'read/write': String(point.writable),
    });
  }
}

function mountFile(mnt: MountNamespace, { path, data, mode, uid, gid }: GivenFile, now: number): void {
  const fs = new Tree(undefined, 'tmpfs');
  plantFile(fs, 'file', data, { mode, uid, gid, mtime: now });
  addMount(mnt, path, { fs, base: ['file'], readonly: true, source: 'tmpfs', options: 'relatime' }, now);
}

/** Mounts on a path, which is made if there is none: a folder for a folder, an empty file for a file. */
function addMount(mnt: MountNamespace, path: string, source: Omit<Mount, 'target'>, now: number): void {
  const isFolder = source.fs.lookup(source.base)?.type === 'directory';
  if (isFolder) {
    mnt.add({ ...source, target: makeFolder(mnt, path, now).path });
    return;
  }
  makeFolder(mnt, dirname(path), now);
  const place = lookup(mnt, path);
  if (place.inode?.type === 'directory') {
    throw new DaemonError(
      `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "${source.source}" to rootfs at "${path}": mount ${source.source}:${path} (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type`,
    );
  }
  if (!place.inode) place.mount.fs.create(place.parts, { type: 'file', mode: 0o755, mtime: now });
  mnt.add({ ...source, target: place.path });
}

/** The part of /sys that programs here look at. */
function makeSys(
  container: Container,
  { net, cgroup, pid }: { readonly net: NetNamespace; readonly cgroup: Cgroup; readonly pid: PidNamespace },
): DeferredTree {
  return new DeferredTree('sysfs', (sys) => {
    for (const { name } of net.interfaces) plantDirectory(sys, `/class/net/${name}`);
    plantCgroups(sys, cgroup, pid, () => container.hostConfig);
  });
}
