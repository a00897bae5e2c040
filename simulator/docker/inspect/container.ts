import { GoDuration, GoStruct, type GoValue, nilMap, nilSlice } from '../../cli/template/value';
import type { Container } from '../container';
import { containerSize } from '../diff';
import type { Engine } from '../engine';
import type { Healthcheck } from '../image';
import { prefixLength } from '../network';
import { comparePorts } from '../ports';
import { formatTime } from '../time';
import { inspectHostConfig } from './host-config';

const folder = (id: string): string => `/var/lib/docker/containers/${id}`;

/** `docker container inspect`, in the order of Docker's own structures. */
export function inspectContainer(engine: Engine, container: Container, { size = false } = {}): GoStruct {
  const { id, state } = container;
  const started = container.sandboxId !== '';
  const file = (name: string) => (started ? `${folder(id)}/${name}` : '');
  const sizes = size ? containerSize(container) : undefined;
  return new GoStruct('types.ContainerJSON', {
    Id: id,
    Created: formatTime(container.createdAt),
    Path: container.argv[0] ?? '',
    Args: container.argv.slice(1),
    State: inspectState(container),
    Image: container.image.id,
    ResolvConfPath: file('resolv.conf'),
    HostnamePath: file('hostname'),
    HostsPath: file('hosts'),
    LogPath:
      state.startedAt === undefined || container.hostConfig.logDriver !== 'json-file' ? '' : file(`${id}-json.log`),
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: container.execs.size > 0 ? [...container.execs.keys()] : nilSlice,
    HostConfig: inspectHostConfig(container.hostConfig),
    GraphDriver: new GoStruct('types.GraphDriverData', {
      Data: overlayFolders(container),
      Name: 'overlay2',
    }),
    ...(sizes && { SizeRw: sizes.changed, SizeRootFs: sizes.total }),
    Mounts: container.mounts.map(
      ({ type, name, source, destination, mode, writable }) =>
        new GoStruct(
          'types.MountPoint',
          {
            Type: type,
            Name: name,
            Source: source,
            Destination: destination,
            Driver: type === 'volume' ? 'local' : '',
            Mode: mode,
            RW: writable,
            Propagation: type === 'bind' ? 'rprivate' : '',
          },
          ['Name', 'Driver'],
        ),
    ),
    Config: inspectConfig(container),
    NetworkSettings: inspectNetworks(engine, container),
  });
}

function inspectState(container: Container): GoStruct {
  const { state, health } = container;
  const fields = {
    Status: container.status,
    Running: state.running,
    Paused: state.paused,
    Restarting: state.restarting,
    OOMKilled: state.oomKilled,
    Dead: false,
    Pid: container.sandbox?.init.pid ?? 0,
    ExitCode: state.exitCode,
    Error: state.error,
    StartedAt: formatTime(state.startedAt),
    FinishedAt: formatTime(state.finishedAt),
    Health:
      health &&
      new GoStruct('types.Health', {
        Status: health.status,
        FailingStreak: health.failingStreak,
        Log: health.log.map(
          ({ start, end, exitCode, output }) =>
            new GoStruct('types.HealthcheckResult', {
              Start: formatTime(start),
              End: formatTime(end),
              ExitCode: exitCode,
              Output: output,
            }),
        ),
      }),
  };
  return new GoStruct('types.ContainerState', { ...fields, Health: fields.Health ?? null }, ['Health']);
}

function overlayFolders({ id, image }: Container): Readonly<Record<string, string>> {
  const root = '/var/lib/docker/overlay2';
  const layers = [...image.layers].reverse().map(({ diffId }) => `${root}/${diffId.slice(7)}/diff`);
  return {
    LowerDir: [`${root}/${id}-init/diff`, ...layers].join(':'),
    MergedDir: `${root}/${id}/merged`,
    UpperDir: `${root}/${id}/diff`,
    WorkDir: `${root}/${id}/work`,
  };
}

const setOf = (names: readonly string[]): Readonly<Record<string, GoValue>> =>
  Object.fromEntries(names.map((name) => [name, {}]));

const orNil = (list: readonly string[] | null | undefined): GoValue => list ?? nilSlice;

/** Nanoseconds, as Go's durations are encoded. */
export const inspectHealthcheck = (check: Healthcheck | undefined): GoValue =>
  check
    ? new GoStruct(
        'container.HealthConfig',
        {
          Test: check.test,
          Interval: new GoDuration(check.interval * 1e6),
          Timeout: new GoDuration(check.timeout * 1e6),
          StartPeriod: new GoDuration(check.startPeriod * 1e6),
          StartInterval: new GoDuration(check.startInterval * 1e6),
          Retries: check.retries,
        },
        ['Test', 'Interval', 'Timeout', 'StartPeriod', 'StartInterval', 'Retries'],
      )
    : null;

function inspectConfig({ config }: Container): GoStruct {
  return new GoStruct(
    'container.Config',
    {
      Hostname: config.hostname,
      Domainname: config.domainname,
      User: config.user,
      AttachStdin: config.attachStdin,
      AttachStdout: config.attachStdout,
      AttachStderr: config.attachStderr,
      ExposedPorts: setOf(config.exposedPorts),
      Tty: config.tty,
      OpenStdin: config.openStdin,
      StdinOnce: config.stdinOnce,
      Env: config.env,
      Cmd: orNil(config.cmd),
      Healthcheck: inspectHealthcheck(config.healthcheck),
      Image: config.image,
      Volumes: config.volumes.length > 0 ? setOf(config.volumes) : nilMap,
      WorkingDir: config.workingDir,
      Entrypoint: orNil(config.entrypoint),
      OnBuild: config.onBuild.length > 0 ? config.onBuild : nilSlice,
      Labels: config.labels,
      StopSignal: config.stopSignal,
      StopTimeout: config.stopTimeout ?? null,
      Shell: nilSlice,
    },
    ['ExposedPorts', 'Healthcheck', 'StopSignal', 'StopTimeout', 'Shell'],
  );
}

function inspectNetworks(engine: Engine, container: Container): GoStruct {
  const first = container.endpoints.get('bridge');
  const published = engine.ports.publishedBy(container);
  const ports: Record<string, GoValue> = {};
  if (container.sandbox && !/^(host|none|container:)/.test(container.hostConfig.networkMode)) {
    for (const port of [...container.config.exposedPorts].sort(comparePorts)) ports[port] = nilSlice;
    for (const { port, hostIp, hostPort } of published) {
      const addresses = hostIp === '0.0.0.0' ? ['0.0.0.0', '::'] : [hostIp];
      const before = ports[port];
      ports[port] = [
        ...(Array.isArray(before) ? (before as readonly GoValue[]) : []),
        ...addresses.map((ip) => new GoStruct('nat.PortBinding', { HostIp: ip, HostPort: String(hostPort) })),
      ];
    }
  }
  const address = {
    Gateway: first?.ipAddress ? first.network.gateway : '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: first?.ipAddress ?? '',
    IPPrefixLen: first?.ipAddress ? prefixLength(first.network.subnet) : 0,
    IPv6Gateway: '',
    MacAddress: first?.macAddress ?? '',
  };
  return new GoStruct('types.NetworkSettings', {
    Bridge: '',
    SandboxID: container.sandboxId,
    SandboxKey: container.sandboxId === '' ? '' : `/var/run/docker/netns/${container.sandboxId.slice(0, 12)}`,
    Ports: ports,
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: nilSlice,
    SecondaryIPv6Addresses: nilSlice,
    EndpointID: first?.id ?? '',
    ...address,
    Networks: Object.fromEntries(
      [...container.endpoints].map(([name, endpoint]) => [name, inspectEndpoint(container, endpoint)]),
    ),
  });
}

function inspectEndpoint(
  container: Container,
  { network, id, ipAddress, macAddress, aliases }: NonNullable<ReturnType<Container['endpoints']['get']>>,
): GoStruct {
  const { userDefined } = network;
  const names = [...new Set([container.name, ...aliases, container.shortId, container.config.hostname])];
  return new GoStruct('network.EndpointSettings', {
    IPAMConfig: userDefined && container.hostConfig.ipAddress ? { IPv4Address: container.hostConfig.ipAddress } : null,
    Links: nilSlice,
    Aliases: aliases.length > 0 ? aliases : nilSlice,
    MacAddress: macAddress,
    NetworkID: container.sandboxId === '' ? '' : network.id,
    EndpointID: id,
    Gateway: ipAddress === '' ? '' : network.gateway,
    IPAddress: ipAddress,
    IPPrefixLen: ipAddress === '' ? 0 : prefixLength(network.subnet),
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DriverOpts: nilMap,
    DNSNames: userDefined && container.sandboxId !== '' ? names : nilSlice,
  });
}
