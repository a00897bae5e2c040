import type { Condition, ContainerStatus, Pod, PodStatus } from '../api/objects';
import type { Cluster } from '../cluster';
import { timestamp } from '../store/timestamp';
import { nodeAddress } from './node-address';
import type { ContainerRuntime, PodRuntime } from './pod-runtime';

/** Writes what is true of a pod into its object. */
export function publishStatus(cluster: Cluster, run: PodRuntime): void {
  const pod = cluster.store.get<Pod>('Pod', run.namespace, run.name);
  if (!pod || pod.metadata.uid !== run.uid) return;
  cluster.store.update(pod, { status: statusOf(cluster, run, pod) });
}

function statusOf(cluster: Cluster, run: PodRuntime, pod: Pod): PodStatus {
  const inits = (pod.spec.initContainers ?? []).map(({ name }) => run.containers.get(name));
  const mains = pod.spec.containers.map(({ name }) => run.containers.get(name));
  const ephemeral = run.role('ephemeral');
  const known = (list: (ContainerRuntime | undefined)[]) =>
    list.filter((one) => one !== undefined).map(containerStatus);
  const phase = phaseOf(run);
  const over = phase === 'Succeeded' || phase === 'Failed';
  const unready = [...mains, ...run.role('sidecar')].filter((one) => !one?.ready).map((one) => one?.spec.name ?? '');
  const uninitialized = [
    ...run.role('init').filter((one) => one.state.terminated?.exitCode !== 0),
    ...run.role('sidecar').filter((one) => !one.started && !over),
  ];
  const condition = (type: string, good: boolean, reason: string, message: string): Condition =>
    good
      ? make(pod, cluster, { type, status: 'True' })
      : make(pod, cluster, { type, status: 'False', reason, message });
  const notReady = `containers with unready status: [${unready.join(' ')}]`;
  const ready = unready.length === 0 && !over;
  const why = phase === 'Succeeded' ? 'PodCompleted' : phase === 'Failed' ? 'PodFailed' : 'ContainersNotReady';
  const bare = over && phase === 'Succeeded';
  const readiness = (type: string): Condition =>
    ready
      ? make(pod, cluster, { type, status: 'True' })
      : make(pod, cluster, {
          type,
          status: 'False',
          reason: why,
          ...(!bare && phase !== 'Failed' && { message: notReady }),
        });
  const scheduled = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
  const initialized = run.initialized || over || uninitialized.length === 0;
  return {
    phase,
    ...(run.failure ?? {}),
    conditions: [
      make(pod, cluster, {
        type: 'PodReadyToStartContainers',
        status: run.address !== '' && !run.over ? 'True' : 'False',
      }),
      bare && run.role('init').length + run.role('sidecar').length >= 0
        ? make(pod, cluster, { type: 'Initialized', status: 'True', reason: 'PodCompleted' })
        : condition(
            'Initialized',
            initialized,
            'ContainersNotInitialized',
            `containers with incomplete status: [${uninitialized.map(({ spec }) => spec.name).join(' ')}]`,
          ),
      readiness('Ready'),
      readiness('ContainersReady'),
      ...(scheduled ? [scheduled] : []),
    ],
    hostIP: nodeAddress(run.nodeIndex),
    hostIPs: [{ ip: nodeAddress(run.nodeIndex) }],
    ...(run.address !== '' && { podIP: run.address, podIPs: [{ ip: run.address }] }),
    startTime: timestamp(run.startedAt),
    ...(inits.length > 0 && { initContainerStatuses: known(inits) }),
    containerStatuses: known(mains),
    ...(ephemeral.length > 0 && { ephemeralContainerStatuses: ephemeral.map(containerStatus) }),
    ...(pod.status.qosClass && { qosClass: pod.status.qosClass }),
  };
}

function make(pod: Pod, { now }: Cluster, { type, status, reason, message }: Condition): Condition {
  const before = pod.status.conditions?.find((one) => one.type === type);
  const lastTransitionTime =
    before?.status === status && before.lastTransitionTime ? before.lastTransitionTime : timestamp(now);
  return {
    lastProbeTime: null,
    lastTransitionTime,
    ...(message && { message }),
    ...(reason && { reason }),
    status,
    type,
  };
}

function containerStatus(one: ContainerRuntime): ContainerStatus {
  const { container, spec } = one;
  const tagged = spec.image && !/[:@][^/]*$/.test(spec.image) ? `${spec.image}:latest` : (spec.image ?? '');
  return {
    ...(container && { containerID: `docker://${container.id}` }),
    image: tagged,
    imageID: container ? `docker://${container.image.id}` : '',
    lastState: one.lastState,
    name: spec.name,
    ready: one.role === 'init' ? one.state.terminated?.exitCode === 0 : one.ready,
    restartCount: one.restartCount,
    started: one.running && one.started,
    state: one.state,
  };
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase */
function phaseOf(run: PodRuntime): string {
  const { pod } = run;
  if (run.failure) return 'Failed';
  const policy = pod.spec.restartPolicy;
  const inits = run.role('init');
  if (inits.some((one) => one.finished && one.state.terminated && one.state.terminated.exitCode !== 0)) return 'Failed';
  const mains = run.role('main');
  if (!run.initialized) return 'Pending';
  const ended = mains.filter(({ state }) => state.terminated !== undefined);
  const waiting = mains.filter(({ state, lastState }) => state.waiting && !lastState.terminated);
  if (waiting.length > 0) return 'Pending';
  if (ended.length === mains.length && mains.length > 0 && (policy !== 'Always' || run.over)) {
    if (mains.some(({ finished }) => !finished) && !run.over) return 'Running';
    return ended.every(({ state }) => state.terminated?.exitCode === 0) ? 'Succeeded' : 'Failed';
  }
  return 'Running';
}
