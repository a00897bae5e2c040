import { KERNEL_RELEASE, TOTAL_MEMORY } from '../kernel/procfs-system';
import type { Node } from './api/objects';
import { type Cluster, VERSION } from './cluster';
import { nodeAddress } from './kubelet/node-address';
import { timestamp } from './store/timestamp';

/** The first node is the host, which manages the cluster too; others are of the same kind. */
export function makeNode(cluster: Cluster, index: number): Node {
  const host = cluster.engine.host.uts.hostname;
  const name = index === 0 ? host : `${host}-${index + 1}`;
  const at = timestamp(cluster.now);
  const memory = `${TOTAL_MEMORY / 1024}Ki`;
  const good = (type: string, reason: string, message: string) => ({
    lastHeartbeatTime: at,
    lastTransitionTime: at,
    message,
    reason,
    status: type === 'Ready' ? 'True' : 'False',
    type,
  });
  const room = {
    cpu: String(cluster.kernel.processors),
    'ephemeral-storage': '61255492Ki',
    'hugepages-2Mi': '0',
    memory,
    pods: '110',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(index === 0 && { 'node-role.kubernetes.io/control-plane': '' }),
      },
    },
    spec: { podCIDR: `10.244.${index}.0/24`, ...({ podCIDRs: [`10.244.${index}.0/24`] } as object) },
    status: {
      addresses: [
        { type: 'InternalIP', address: nodeAddress(index) },
        { type: 'Hostname', address: name },
      ],
      allocatable: room,
      capacity: room,
      conditions: [
        good('MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
        good('DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
        good('PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
        good('Ready', 'KubeletReady', 'kubelet is posting ready status'),
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: cluster.store.makeUid(),
        containerRuntimeVersion: 'docker://26.1.5',
        kernelVersion: KERNEL_RELEASE,
        kubeProxyVersion: VERSION,
        kubeletVersion: VERSION,
        machineID: cluster.random.hex(32),
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 13 (trixie)',
        systemUUID: cluster.store.makeUid(),
      },
    },
  };
}
