import { MountNamespace } from '../kernel/mount';
import { normalize } from '../vfs/path';
import { Tree } from '../vfs/tree';
import { checkCapabilities } from './capabilities';
import { Container } from './container';
import type { ContainerConfig, HostConfig, MountSpec } from './container-config';
import { DaemonError, NotFound } from './daemon-error';
import type { Engine } from './engine';
import { mergeEnv } from './env';
import { lookup, makeFolder } from './host-folder';
import type { Healthcheck, Image } from './image';
import { checkLogConfig } from './log-driver';
import type { MountPoint } from './mount-point';
import { checkName, checkVolumeName, inventName } from './names';
import { contains, type Network } from './network';
import { findNetwork } from './networks';
import { populateVolumes } from './populate-volumes';
import { formatReference, InvalidReference, parseReference } from './reference';
import { checkResources } from './resources';
import { restartPolicyProblem } from './restart-policy';
import { makeBase } from './rootfs';
import { createVolume } from './volumes';

export interface CreateOptions {
  /** '' for an invented one. */
  readonly name: string;
  /** What the client asked for; what is empty comes from the image. `cmd` and `entrypoint` null: not given. */
  readonly config: Omit<ContainerConfig, 'onBuild'>;
  readonly hostConfig: HostConfig;
}

export interface Created {
  readonly container: Container;
  readonly warnings: readonly string[];
}

/** Another container's network is kept by that container's id, so that a new one of its name is not meant. */
function withNetworkOwner(engine: Engine, hostConfig: HostConfig): HostConfig {
  const [, name] = /^container:(.+)$/.exec(hostConfig.networkMode) ?? [];
  const owner = name === undefined ? undefined : engine.find(name);
  return owner ? { ...hostConfig, networkMode: `container:${owner.id}` } : hostConfig;
}

/** docker create: everything but starting it. */
export function createContainer(engine: Engine, options: CreateOptions): Created {
  const hostConfig = withNetworkOwner(engine, options.hostConfig);
  const image = requireImage(engine, options.config.image);
  const id = engine.makeId();
  const config = mergeConfig(
    options.config,
    image,
    hostConfig.networkMode === 'host' ? engine.host.uts.hostname : id.slice(0, 12),
  );
  check(engine, options.config, config, hostConfig);
  if (options.name !== '') reserve(engine, options.name);
  const argv = [...(config.entrypoint ?? []), ...(config.cmd ?? [])];
  if (argv.length === 0) throw new DaemonError('no command specified');
  const { now } = engine.kernel.clock;
  const base = makeBase(image.layers.at(-1)?.snapshot, now);
  const container = new Container({
    id,
    name: options.name || inventName(engine.random, (name) => engine.named(name) !== undefined),
    createdAt: now,
    image,
    config,
    hostConfig,
    argv,
    base,
    rootfs: new Tree(base),
  });
  makeWorkingDirectory(container, now);
  container.mounts.push(...resolveMounts(engine, container));
  populateVolumes(engine, container);
  addEndpoint(engine, container);
  engine.add(container);
  engine.event(container, 'create');
  const warnings =
    hostConfig.memory === 0 && hostConfig.oomKillDisable
      ? [
          'OOM killer is disabled for the container, but no memory limit is set, this can result in the system running out of resources.',
        ]
      : [];
  return { container, warnings };
}

function requireImage(engine: Engine, name: string): Image {
  const image = engine.images.find(name);
  if (image) return image;
  let shown = name;
  try {
    shown = formatReference(parseReference(name));
  } catch (error) {
    if (error instanceof InvalidReference) throw new DaemonError(error.message);
    throw error;
  }
  throw new NotFound(`No such image: ${shown}`);
}

function mergeConfig(own: CreateOptions['config'], { config: image }: Image, hostname: string): ContainerConfig {
  const ownEntrypoint = own.entrypoint !== null;
  const entrypoint = ownEntrypoint ? own.entrypoint : image.entrypoint;
  // An entrypoint of the client's own drops the image's command; [''] clears it.
  const cmd = own.cmd ?? (ownEntrypoint ? null : image.cmd);
  const healthcheck = mergeHealthcheck(own.healthcheck, image.healthcheck);
  const { healthcheck: _, ...rest } = own;
  return {
    ...rest,
    hostname: own.hostname || hostname,
    user: own.user || image.user,
    env: mergeEnv(own.env, image.env),
    entrypoint: entrypoint?.length === 1 && entrypoint[0] === '' ? null : entrypoint,
    cmd,
    workingDir: own.workingDir || image.workingDir,
    exposedPorts: [...new Set([...own.exposedPorts, ...image.exposedPorts])],
    volumes: [...new Set([...own.volumes, ...image.volumes])],
    labels: { ...image.labels, ...own.labels },
    stopSignal: own.stopSignal || image.stopSignal,
    onBuild: [],
    ...(healthcheck && { healthcheck }),
  };
}

function mergeHealthcheck(own: Healthcheck | undefined, image: Healthcheck | undefined): Healthcheck | undefined {
  if (!own || !image) return own ?? image;
  if (own.test[0] === 'NONE') return own;
  return {
    test: own.test.length > 0 ? own.test : image.test,
    interval: own.interval || image.interval,
    timeout: own.timeout || image.timeout,
    startPeriod: own.startPeriod || image.startPeriod,
    startInterval: own.startInterval || image.startInterval,
    retries: own.retries || image.retries,
  };
}

function check(engine: Engine, asked: CreateOptions['config'], config: ContainerConfig, hostConfig: HostConfig): void {
  const { restartPolicy, autoRemove, networkMode, pidMode } = hostConfig;
  if (config.workingDir !== '' && !config.workingDir.startsWith('/')) {
    throw new DaemonError(`the working directory '${config.workingDir}' is invalid, it needs to be an absolute path`);
  }
  const problem = restartPolicyProblem(restartPolicy);
  if (problem) throw new DaemonError(problem);
  if (autoRemove && restartPolicy.name !== 'no')
    throw new DaemonError(`can't create 'AutoRemove' container with restart policy`);
  checkCapabilities('CapAdd', hostConfig.capAdd);
  checkCapabilities('CapDrop', hostConfig.capDrop);
  checkHealth(config.healthcheck);
  checkResources(engine, hostConfig);
  checkLogConfig(hostConfig);
  checkModes(asked, hostConfig);
  if (config.stopSignal !== '' && engine.signal(config.stopSignal) === undefined) {
    throw new DaemonError(`invalid signal: ${config.stopSignal}`);
  }
  if (networkMode.startsWith('container:')) {
    if (asked.hostname !== '') throw new DaemonError('conflicting options: hostname and the network mode');
    if (hostConfig.links.length > 0)
      throw new DaemonError(
        "conflicting options: container type network can't be used with links. This would result in undefined behavior",
      );
    if (hostConfig.dns.length > 0) throw new DaemonError('conflicting options: dns and the network mode');
    if (hostConfig.extraHosts.length > 0)
      throw new DaemonError('conflicting options: custom host-to-IP mapping and the network mode');
    if (Object.keys(hostConfig.portBindings).length > 0 || hostConfig.publishAllPorts) {
      throw new DaemonError('conflicting options: port publishing and the container type network mode');
    }
  }
  for (const link of hostConfig.links) {
    const [name = ''] = link.split(':');
    if (!engine.find(name)) throw new DaemonError(`could not get container for ${name}: No such container: ${name}`);
  }
  if (pidMode.startsWith('container:')) engine.require(pidMode.slice('container:'.length));
}

function checkModes({ hostname }: CreateOptions['config'], host: HostConfig): void {
  const { isolation, runtime, ipcMode, storageOpt, utsMode, oomScoreAdj } = host;
  if (isolation !== '' && isolation !== 'default')
    throw new DaemonError(`Invalid isolation: "${isolation}" - linux only supports 'default'`);
  if (!['runc', 'io.containerd.runc.v2', ''].includes(runtime))
    throw new DaemonError(`unknown or invalid runtime name: ${runtime}`);
  if (!/^(none|private|shareable|host|container:.+)?$/.test(ipcMode))
    throw new DaemonError(`invalid IPC mode: ${ipcMode}`);
  if (storageOpt.length > 0)
    throw new DaemonError("--storage-opt is supported only for overlay over xfs with 'pquota' mount option");
  if (utsMode === 'host' && hostname !== '') throw new DaemonError('conflicting options: hostname and the UTS mode');
  if (Math.abs(oomScoreAdj) > 1000)
    throw new DaemonError(`Invalid value ${oomScoreAdj}, range for oom score adj is [-1000, 1000]`);
}

/** Durations in ms. */
function checkHealth(health: Healthcheck | undefined): void {
  if (!health) return;
  const { interval, timeout, startPeriod, startInterval, retries } = health;
  for (const [name, ms] of Object.entries({ Interval: interval, Timeout: timeout, StartPeriod: startPeriod }))
    if (ms !== 0 && ms < 1) throw new DaemonError(`${name} in Healthcheck cannot be less than 1ms`);
  if (retries < 0) throw new DaemonError('Retries in Healthcheck cannot be negative');
  if (startInterval !== 0 && startInterval < 1)
    throw new DaemonError('StartInterval in Healthcheck cannot be less than 1ms');
}

export function reserve(engine: Engine, name: string): void {
  checkName(name);
  const other = engine.named(name);
  if (!other) return;
  throw new DaemonError(
    `Conflict. The container name "/${name}" is already in use by container "${other.id}". You have to remove (or rename) that container to be able to reuse that name.`,
  );
}

/** WORKDIR and -w: the daemon makes the folder. */
function makeWorkingDirectory({ config, rootfs }: Container, now: number): void {
  if (config.workingDir === '') return;
  const mnt = new MountNamespace([{ target: '/', fs: rootfs, base: [], readonly: false, source: '' }]);
  const place = makeFolder(mnt, config.workingDir, now);
  if (place.inode?.type !== 'directory') throw new DaemonError(`Cannot mkdir: ${config.workingDir} is not a directory`);
}

function resolveMounts(engine: Engine, container: Container): MountPoint[] {
  const points = new Map<string, MountPoint>();
  const { hostConfig, config } = container;
  for (const text of hostConfig.volumesFrom) {
    const [name = '', mode = ''] = text.split(':');
    if (!/^(r[ow])?$/.test(mode)) throw new DaemonError(`invalid mode: ${mode}`);
    for (const point of engine.require(name).mounts)
      points.set(point.destination, mode === 'ro' ? { ...point, mode, writable: false } : point);
  }
  for (const bind of hostConfig.binds) {
    const point = resolveBind(engine, bind);
    if (
      points.get(point.destination) &&
      hostConfig.binds.some((other) => other !== bind && other.split(':')[1] === point.destination)
    ) {
      throw new DaemonError(`Duplicate mount point: ${point.destination}`);
    }
    points.set(point.destination, point);
  }
  for (const mount of hostConfig.mounts) {
    const { type, source, target, readonly, labels } = mount;
    checkMount(engine, mount);
    const destination = normalize(target);
    const point = { type, name: '', source, destination, mode: modeOf(mount), writable: !readonly };
    if (type === 'volume') {
      const volume = createVolume(engine, source, { labels: labels ?? {} });
      points.set(destination, { ...point, name: volume.name, source: volume.mountpoint });
    } else points.set(destination, point);
  }
  for (const path of config.volumes) {
    const destination = normalize(path);
    if (points.has(destination) || hostConfig.tmpfs[destination] !== undefined) continue;
    const volume = createVolume(engine, '');
    points.set(destination, {
      type: 'volume',
      name: volume.name,
      source: volume.mountpoint,
      destination,
      mode: '',
      writable: true,
    });
  }
  return [...points.values()];
}

/** What inspect shows, and what a tmpfs or an unfilled volume is told. */
function modeOf({ type, noCopy, tmpfsSize, tmpfsMode }: MountSpec): string {
  if (type === 'volume') return noCopy ? 'z,nocopy' : 'z';
  if (type !== 'tmpfs') return '';
  const size = tmpfsSize === undefined ? [] : [`size=${tmpfsSize}`];
  return [...size, ...(tmpfsMode === undefined ? [] : [`mode=${tmpfsMode.toString(8)}`])].join(',');
}

function checkMount(engine: Engine, { type, source, target, propagation = '' }: MountSpec): void {
  const refuse = (why: string) => {
    throw new DaemonError(`invalid mount config for type "${type}": ${why}`);
  };
  const absolute = (path: string) => {
    if (!path.startsWith('/')) refuse(`invalid mount path: '${path}' mount path must be absolute`);
  };
  if (!['bind', 'volume', 'tmpfs'].includes(type)) refuse('mount type unknown');
  if (normalize(target) === '/') refuse("invalid specification: destination can't be '/'");
  absolute(target);
  if (type === 'tmpfs' && source !== '') refuse('field Source must not be specified');
  if (type !== 'bind') return;
  if (source === '') refuse('field Source must not be empty');
  if (!/^(r?(shared|slave|private))?$/.test(propagation)) refuse(`invalid propagation mode: ${propagation}`);
  absolute(source);
  if (!exists(engine, source)) refuse(`bind source path does not exist: ${source}`);
}

const exists = (engine: Engine, path: string): boolean => lookup(engine.host.mnt, path).inode !== undefined;

/** `source:target[:options]`; a source with a slash is a folder of the host, made if it is missing. */
function resolveBind(engine: Engine, text: string): MountPoint {
  const parts = text.split(':');
  const [source = '', target = '', mode = ''] = parts;
  const refuse = (why: string) => new DaemonError(`invalid volume specification: '${text}'${why}`);
  if (parts.length < 2 || parts.length > 3 || source === '' || target === '') throw refuse('');
  const type = source.startsWith('/') ? 'bind' : 'volume';
  if (!target.startsWith('/'))
    throw refuse(
      `: invalid mount config for type "${type}": invalid mount path: '${target}' mount path must be absolute`,
    );
  const destination = normalize(target);
  if (destination === '/')
    throw refuse(`: invalid mount config for type "${type}": invalid specification: destination can't be '/'`);
  const options = mode.split(',').filter(Boolean);
  const known = /^(ro|rw|z|Z|nocopy|r?shared|r?slave|r?private|consistent|cached|delegated|volume-nocopy)$/;
  const unknown = options.find((option) => !known.test(option));
  const both = options.includes('ro') && options.includes('rw');
  if (unknown !== undefined || both) throw new DaemonError(`invalid mode: ${mode}`);
  const writable = !options.includes('ro');
  if (type === 'bind') {
    if (!exists(engine, source)) makeFolder(engine.host.mnt, source, engine.kernel.clock.now);
    return { type, name: '', source: normalize(source), destination, mode, writable };
  }
  checkVolumeName(source);
  const volume = createVolume(engine, source);
  return { type, name: volume.name, source: volume.mountpoint, destination, mode: mode || 'z', writable };
}

function addEndpoint(engine: Engine, container: Container): void {
  const { networkMode, networkAliases } = container.hostConfig;
  if (networkMode.startsWith('container:')) return;
  const name = networkMode === 'default' ? 'bridge' : networkMode;
  const network = networkOf(engine, name);
  // Whether there is one is asked at the start.
  if (!network) return;
  checkEndpoint(network, container.hostConfig.ipAddress);
  container.endpoints.set(network.name, { network, aliases: networkAliases, id: '', ipAddress: '', macAddress: '' });
}

/** What the daemon says of an address or a name on a network that can't have it. */
function checkEndpoint(network: Network, ip: string): void {
  if (ip === '') return;
  const problems = [
    ...(network.userDefined ? [] : ['user specified IP address is supported on user defined networks only']),
    ...(network.ownSubnet
      ? []
      : ['user specified IP address is supported only when connecting to networks with user configured subnets']),
    ...(network.ownSubnet && !contains(network.subnet, ip)
      ? [`no configured subnet or ip-range contain the IP address ${ip}`]
      : []),
  ];
  const lines = problems.length > 1 ? problems.map((line) => `* ${line}`) : problems;
  if (lines.length > 0)
    throw new DaemonError(
      `invalid config for network ${network.name}: invalid endpoint settings:\n${lines.join('\n')}`,
    );
}

function networkOf(engine: Engine, name: string): ReturnType<typeof findNetwork> | undefined {
  try {
    return findNetwork(engine, name);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
