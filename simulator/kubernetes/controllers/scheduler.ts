import type { ContainerSpec, Node, Pod } from '../api/objects';
import { bytesOf, milliCpu } from '../api/quantity';
import type { Cluster } from '../cluster';
import { isSidecar } from '../kubelet/pod-runtime';
import { recordEvent } from '../store/record-event';
import { timestamp } from '../store/timestamp';
import { type Controller, keyOf, splitKey } from './controller';

const FROM = 'default-scheduler';

/** ms after which what found no place is tried again. */
const RETRY = 60_000;

interface Wants {
  readonly cpu: number;
  readonly memory: number;
}

/** Room on each node, kept up to date with every change of a pod. */
export function scheduler(cluster: Cluster): Controller {
  const used = new Map<string, { cpu: number; memory: number; pods: number }>();
  const count = (pod: Pod | undefined, sign: 1 | -1): void => {
    const node = pod?.spec.nodeName;
    if (!pod || !node || pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed') return;
    const room = used.get(node) ?? { cpu: 0, memory: 0, pods: 0 };
    const { cpu, memory } = wantsOf(pod);
    used.set(node, { cpu: room.cpu + sign * cpu, memory: room.memory + sign * memory, pods: room.pods + sign });
  };
  cluster.store.listen(({ type, object, before }) => {
    if (object.kind !== 'Pod') return;
    if (type !== 'ADDED') count(before as Pod, -1);
    if (type !== 'DELETED') count(object as Pod, 1);
  });
  const waiting = new Set<string>();
  const roomOf = (node: Node) => used.get(node.metadata.name) ?? { cpu: 0, memory: 0, pods: 0 };
  return {
    keys(_, { type, object }) {
      if (object.kind === 'Node' || (object.kind === 'Pod' && type === 'DELETED')) return [...waiting];
      if (object.kind !== 'Pod') return [];
      const pod = object as Pod;
      return pod.spec.nodeName || pod.metadata.deletionTimestamp !== undefined ? [] : [keyOf(pod)];
    },

    sync({ store, now }, key) {
      waiting.delete(key);
      const pod = store.get<Pod>('Pod', ...splitKey(key));
      if (!pod || pod.spec.nodeName || pod.metadata.deletionTimestamp !== undefined) return undefined;
      const nodes = store.list<Node>('Node');
      const wants = wantsOf(pod);
      const problems = nodes.map((node) => problemOf(cluster, node, pod, wants, roomOf(node)));
      const fitting = nodes.filter((_, i) => problems[i] === undefined);
      // The least used first.
      const [best] = fitting.sort((a, b) => score(a, roomOf(a)) - score(b, roomOf(b)));
      if (!best) {
        waiting.add(key);
        complain(
          cluster,
          pod,
          problems.filter((one) => one !== undefined),
          nodes.length,
        );
        return now + RETRY;
      }
      bind(cluster, pod, best);
      return undefined;
    },
  };
}

/** Requests of what runs at one time: containers and sidecars together, or the largest init container. */
export function wantsOf({ spec }: Pod): Wants {
  const of = ({ resources }: ContainerSpec) => resources?.requests;
  const sum = (pick: (one: ContainerSpec) => number) => {
    const sidecars = (spec.initContainers ?? []).filter(isSidecar);
    const together = [...spec.containers, ...sidecars].reduce((all, one) => all + pick(one), 0);
    return Math.max(together, ...(spec.initContainers ?? []).map(pick));
  };
  return { cpu: sum((one) => milliCpu(of(one)?.['cpu'])), memory: sum((one) => bytesOf(of(one)?.['memory'])) };
}

const score = ({ status }: Node, { cpu, memory, pods }: { cpu: number; memory: number; pods: number }): number =>
  cpu / milliCpu(status.allocatable['cpu']) + memory / bytesOf(status.allocatable['memory']) + pods / 1000;

function problemOf(
  cluster: Cluster,
  { metadata, spec, status }: Node,
  pod: Pod,
  wants: Wants,
  room: { readonly cpu: number; readonly memory: number; readonly pods: number },
): string | undefined {
  if (spec.unschedulable) return 'node(s) were unschedulable';
  const selector = Object.entries(pod.spec.nodeSelector ?? {});
  if (!selector.every(([name, value]) => metadata.labels?.[name] === value))
    return "node(s) didn't match Pod's node affinity/selector";
  const ports = hostPorts(pod);
  if (ports.length > 0) {
    const taken = cluster.store
      .list<Pod>('Pod')
      .filter((other) => other.spec.nodeName === metadata.name)
      .flatMap(hostPorts);
    if (ports.some((port) => taken.includes(port))) return "node(s) didn't have free ports for the requested pod ports";
  }
  if (room.pods >= Number(status.allocatable['pods'] ?? 110)) return 'Too many pods';
  if (wants.cpu > 0 && room.cpu + wants.cpu > milliCpu(status.allocatable['cpu'])) return 'Insufficient cpu';
  if (wants.memory > 0 && room.memory + wants.memory > bytesOf(status.allocatable['memory']))
    return 'Insufficient memory';
  return undefined;
}

const hostPorts = ({ spec }: Pod): number[] =>
  spec.containers.flatMap(({ ports = [] }) => ports.flatMap(({ hostPort }) => (hostPort ? [hostPort] : [])));

function complain(cluster: Cluster, pod: Pod, problems: readonly string[], nodes: number): void {
  const counts = [...new Set(problems)]
    .sort()
    .map((problem) => `${problems.filter((one) => one === problem).length} ${problem}`);
  const resource = problems.filter((problem) => /^(Insufficient|Too many)/.test(problem)).length;
  const helpless = problems.length - resource;
  const why = [
    ...(resource > 0 ? [`${resource} No preemption victims found for incoming pod`] : []),
    ...(helpless > 0 ? [`${helpless} Preemption is not helpful for scheduling`] : []),
  ];
  const message =
    nodes === 0
      ? 'no nodes available to schedule pods'
      : `0/${nodes} nodes are available: ${counts.join(', ')}. preemption: 0/${nodes} nodes are available: ${why.join(', ')}.`;
  recordEvent(cluster, pod, { type: 'Warning', reason: 'FailedScheduling', message, from: FROM });
  const condition = {
    lastProbeTime: null,
    lastTransitionTime: timestamp(cluster.now),
    message,
    reason: 'Unschedulable',
    status: 'False',
    type: 'PodScheduled',
  };
  const known = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
  if (known?.message !== message) cluster.store.update(pod, { status: { ...pod.status, conditions: [condition] } });
}

function bind(cluster: Cluster, pod: Pod, { metadata }: Node): void {
  const condition = {
    lastProbeTime: null,
    lastTransitionTime: timestamp(cluster.now),
    status: 'True',
    type: 'PodScheduled',
  };
  cluster.store.update(pod, {
    spec: { ...pod.spec, nodeName: metadata.name },
    status: { ...pod.status, conditions: [condition] },
  });
  recordEvent(cluster, pod, {
    reason: 'Scheduled',
    message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${metadata.name}`,
    from: FROM,
  });
}
