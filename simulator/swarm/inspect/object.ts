import type { Bytes } from '../../bytes';
import { GoStruct, type GoValue, nilSlice } from '../../cli/template/value';
import { formatTime } from '../../docker/time';
import { TOTAL_MEMORY } from '../../kernel/procfs-system';
import { findNode, findService, findStored, findTask } from '../find';
import type { Stored } from '../service';
import type { StoredKind } from '../stored';
import type { SwarmCluster } from '../swarm-cluster';
import type { Task } from '../task';
import { inspectPort, inspectService, version } from './service';
import { inspectTaskSpec } from './task-spec';

/** `docker inspect` of anything the swarm knows. */
export function inspectObject(cluster: SwarmCluster, kind: string, name: string): GoStruct | undefined {
  switch (kind) {
    case 'node':
      return findNode(cluster, name) && inspectNode(cluster);
    case 'service': {
      const service = findService(cluster, name);
      return service && inspectService(service);
    }
    case 'task': {
      const task = findTask(cluster, name);
      return task && inspectTask(cluster, task);
    }
    case 'secret':
    case 'config': {
      const stored = findStored(cluster, kind, name);
      return stored && inspectStored(kind, stored);
    }
    default:
      return undefined;
  }
}

export const plugins: readonly (readonly [type: string, names: readonly string[]])[] = [
  ['Log', ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog']],
  ['Network', ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay']],
  ['Volume', ['local']],
];

export function inspectNode(cluster: SwarmCluster): GoStruct {
  const { node, engine } = cluster;
  return new GoStruct('swarm.Node', {
    ID: node.id,
    Version: version(node.version),
    CreatedAt: formatTime(node.createdAt),
    UpdatedAt: formatTime(node.updatedAt),
    Spec: new GoStruct('swarm.NodeSpec', { Labels: node.labels, Role: 'manager', Availability: node.availability }),
    Description: new GoStruct('swarm.NodeDescription', {
      Hostname: node.hostname,
      Platform: new GoStruct('swarm.Platform', { Architecture: 'x86_64', OS: 'linux' }),
      Resources: new GoStruct('swarm.Resources', {
        NanoCPUs: engine.kernel.processors * 1e9,
        MemoryBytes: TOTAL_MEMORY,
      }),
      Engine: new GoStruct('swarm.EngineDescription', {
        EngineVersion: '26.1.5+dfsg1',
        Plugins: plugins.flatMap(([type, names]) =>
          names.map((name) => new GoStruct('swarm.PluginDescription', { Type: type, Name: name })),
        ),
      }),
      TLSInfo: tlsInfo(cluster),
    }),
    Status: new GoStruct('swarm.NodeStatus', { State: 'ready', Addr: node.address }),
    ManagerStatus: new GoStruct('swarm.ManagerStatus', {
      Leader: true,
      Reachability: 'reachable',
      Addr: `${node.address}:2377`,
    }),
  });
}

export const tlsInfo = (cluster: SwarmCluster): GoStruct =>
  new GoStruct('swarm.TLSInfo', {
    TrustRoot: cluster.certificate,
    CertIssuerSubject: 'MBMxETAPBgNVBAMTCHN3YXJtLWNh',
    CertIssuerPublicKey: cluster.publicKey,
  });

function inspectTask(cluster: SwarmCluster, task: Task): GoStruct {
  const { status, container } = task;
  const hostPorts = task.ports.filter(({ publishMode }) => publishMode === 'host');
  const fields: Record<string, GoValue> = {
    ID: task.id,
    Version: version(task.version),
    CreatedAt: formatTime(task.createdAt),
    UpdatedAt: formatTime(task.updatedAt),
    Labels: {},
    Spec: inspectTaskSpec(task.spec, { defaults: false, runtime: false }),
    ServiceID: task.serviceId,
    Slot: task.slot,
    NodeID: task.nodeId,
    Status: new GoStruct(
      'swarm.TaskStatus',
      {
        Timestamp: formatTime(status.at),
        State: status.state,
        Message: status.message,
        Err: status.error,
        ContainerStatus: container
          ? new GoStruct('swarm.ContainerStatus', {
              ContainerID: container.id,
              PID: container.sandbox?.init.pid ?? 0,
              ExitCode: container.state.exitCode,
            })
          : null,
        PortStatus: new GoStruct(
          'swarm.PortStatus',
          { Ports: status.state === 'running' ? hostPorts.map(inspectPort) : [] },
          ['Ports'],
        ),
      },
      ['Err', 'ContainerStatus'],
    ),
    DesiredState: task.desired,
    NetworksAttachments: [...task.addresses].flatMap(([id, address]) => {
      const network = cluster.engine.networks.get(id);
      if (!network) return [];
      return new GoStruct('swarm.NetworkAttachment', {
        Network: new GoStruct('swarm.Network', {
          ID: id,
          Spec: new GoStruct('swarm.NetworkSpec', { Name: network.name, Labels: network.labels, Scope: 'swarm' }),
          IPAMOptions: new GoStruct('swarm.IPAMOptions', {
            Driver: new GoStruct('swarm.Driver', { Name: 'default' }),
            Configs: [new GoStruct('swarm.IPAMConfig', { Subnet: network.subnet, Gateway: network.gateway })],
          }),
        }),
        Addresses: [address],
      });
    }),
    Volumes: nilSlice,
  };
  return new GoStruct('swarm.Task', fields, ['Slot', 'NodeID', 'NetworksAttachments']);
}

export function inspectStored(kind: StoredKind, stored: Stored): GoStruct {
  const type = kind === 'secret' ? 'swarm.Secret' : 'swarm.Config';
  return new GoStruct(type, {
    ID: stored.id,
    Version: version(stored.version),
    CreatedAt: formatTime(stored.createdAt),
    UpdatedAt: formatTime(stored.updatedAt),
    Spec: new GoStruct(`${type}Spec`, {
      Name: stored.name,
      Labels: stored.labels,
      ...(kind === 'config' && { Data: base64(stored.data) }),
    }),
  });
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(data: Bytes): string {
  const bytes = [...data].map((char) => char.charCodeAt(0));
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += LETTERS[bits >> 18] ?? '';
    out += LETTERS[(bits >> 12) & 63] ?? '';
    out += b === undefined ? '=' : (LETTERS[(bits >> 6) & 63] ?? '');
    out += c === undefined ? '=' : (LETTERS[bits & 63] ?? '');
  }
  return out;
}
