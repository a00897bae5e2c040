import type { Container } from '../../docker/container';
import { emptyHostConfig } from '../../docker/container-config';
import { createContainer } from '../../docker/create';
import { latency } from '../../docker/latency';
import { createVolume } from '../../docker/volumes';
import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import { ensureLoadBalancer } from '../network/allocate';
import type { FileReference } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import type { Task } from '../task';
import { expander } from './expand';

/** docker create, as the node does it for a task. Throws DaemonError. */
export function* createTaskContainer(cluster: SwarmCluster, task: Task): Run<Container> {
  const { engine, node } = cluster;
  const { container: spec, limits, reservations, logDriver } = task.spec;
  yield* sleep(engine.kernel, latency.create);
  const expand = expander(cluster, task);
  for (const mount of spec.mounts)
    if (mount.type === 'volume' && mount.source !== '') createVolume(engine, expand(mount.source), mount.labels);
  const hostPorts = task.ports.filter(({ publishMode }) => publishMode === 'host');
  const keyOf = ({ targetPort, protocol }: (typeof hostPorts)[number]) => `${targetPort}/${protocol}`;
  const { container } = createContainer(engine, {
    name: task.containerName,
    config: {
      hostname: expand(spec.hostname),
      domainname: '',
      user: spec.user,
      attachStdin: false,
      attachStdout: false,
      attachStderr: false,
      exposedPorts: hostPorts.map(keyOf),
      tty: spec.tty,
      openStdin: spec.openStdin,
      stdinOnce: false,
      env: spec.env.map(expand),
      cmd: spec.args.length > 0 ? spec.args : null,
      entrypoint: spec.command.length > 0 ? spec.command : null,
      image: spec.image,
      volumes: [],
      workingDir: spec.dir,
      labels: {
        ...spec.labels,
        'com.docker.swarm.node.id': node.id,
        'com.docker.swarm.service.id': task.serviceId,
        'com.docker.swarm.service.name': task.serviceName,
        'com.docker.swarm.task': '',
        'com.docker.swarm.task.id': task.id,
        'com.docker.swarm.task.name': task.containerName,
      },
      stopSignal: spec.stopSignal,
      ...(spec.healthcheck && { healthcheck: spec.healthcheck }),
    },
    hostConfig: {
      ...emptyHostConfig,
      mounts: spec.mounts.map(({ type, source, target, readonly }) => ({
        type,
        source: expand(source),
        target,
        readonly,
      })),
      portBindings: Object.fromEntries(
        hostPorts.map((port) => [
          keyOf(port),
          hostPorts
            .filter((other) => keyOf(other) === keyOf(port))
            .map(({ publishedPort }) => ({ hostIp: '', hostPort: publishedPort === 0 ? '' : String(publishedPort) })),
        ]),
      ),
      readonlyRootfs: spec.readOnly,
      ...(spec.init !== undefined && { init: spec.init }),
      memory: limits?.memory ?? 0,
      memoryReservation: reservations?.memory ?? 0,
      nanoCpus: limits?.nanoCpus ?? 0,
      ...(limits?.pids && { pidsLimit: limits.pids }),
      capAdd: spec.capAdd,
      capDrop: spec.capDrop,
      groupAdd: spec.groups,
      ulimits: spec.ulimits,
      sysctls: spec.sysctls,
      dns: spec.dns.nameservers,
      dnsSearch: spec.dns.search,
      dnsOptions: spec.dns.options,
      extraHosts: spec.hosts.map((line) => {
        const [address = '', name = ''] = line.split(' ');
        return `${name}:${address}`;
      }),
      ...(logDriver && { logDriver: logDriver.name, logOptions: logDriver.options }),
    },
  });
  connectNetworks(cluster, task, container);
  for (const reference of spec.secrets) giveFile(cluster, container, 'secret', reference);
  for (const reference of spec.configs) giveFile(cluster, container, 'config', reference);
  return container;
}

function connectNetworks(cluster: SwarmCluster, task: Task, container: Container): void {
  const { engine } = cluster;
  const local = task.spec.networks
    .map(({ target }) => engine.networks.get(target))
    .filter((network) => network && !network.overlay);
  const overlays = [...task.addresses].map(([id, address]) => ({ network: engine.networks.get(id), address }));
  if (overlays.length === 0 && local.length === 0) return;
  container.endpoints.delete('bridge');
  const empty = { aliases: [], id: '', ipAddress: '', macAddress: '' };
  for (const { network, address } of overlays) {
    if (!network) continue;
    ensureLoadBalancer(cluster, network);
    container.endpoints.set(network.name, { ...empty, network, wanted: address.split('/')[0] ?? '' });
  }
  for (const network of local) {
    if (!network) continue;
    container.endpoints.set(network.name, { ...empty, network });
    if (network.driver !== 'bridge') container.hostConfig = { ...container.hostConfig, networkMode: network.name };
  }
}

function giveFile(
  cluster: SwarmCluster,
  container: Container,
  kind: 'secret' | 'config',
  { id, target, uid, gid, mode }: FileReference,
): void {
  const folder = kind === 'secret' ? '/run/secrets/' : '/';
  container.givenFiles.push({
    path: target.startsWith('/') ? target : folder + target,
    data: cluster[`${kind}s`].get(id)?.data ?? '',
    uid: Number(uid),
    gid: Number(gid),
    mode,
  });
}
