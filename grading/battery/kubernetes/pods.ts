import type { Machine } from '@/simulator/machine';
import { Inspected } from '../inspect';
import { processes } from '../processes';
import { runLine } from '../run-line';
import type { Member } from '../stack/members';
import type { Steps } from '../steps';

/** A container of a Pod; a sidecar among them. */
export interface PodContainerSeen {
  readonly name: string;
  /** Of the container that runs, or ran last; '' before the first. */
  readonly id: string;
  readonly image: string;
  readonly running: boolean;
  readonly restarts: number;
  /** Of the last end; null before the first. */
  readonly exitCode: number | null;
  readonly oomKilled: boolean;
  /** Why it waits or ended, in the kubelet's words: `ImagePullBackOff`, `OOMKilled` …; '' while it runs. */
  readonly reason: string;
  /** What it is started with, as far as the manifest says it: command, arguments, settings. */
  readonly words: readonly string[];
  /** Where volumes are mounted. */
  readonly mounts: readonly string[];
}

export interface PodSeen {
  readonly name: string;
  /** `Deployment`, `Job` …; `Pod` for one that nobody keeps. */
  readonly kind: string;
  /** Name of what keeps it, or its own. */
  readonly workload: string;
  readonly ready: boolean;
  /** Deleted, and not yet gone. */
  readonly ending: boolean;
  readonly address: string;
  /** Why it has no node, in the scheduler's words; ''. */
  readonly problem: string;
  readonly containers: readonly PodContainerSeen[];
}

export function* podsOf(machine: Machine): Steps<PodSeen[]> {
  const { stdout } = yield* runLine(machine, 'kubectl get pods -o json');
  return stdout === '' ? [] : new Inspected(JSON.parse(stdout)).list('items').map(readPod);
}

function readPod(pod: Inspected): PodSeen {
  const conditions = pod.list('status', 'conditions');
  const condition = (type: string) => conditions.find((one) => one.text('type') === type);
  const name = pod.text('metadata', 'name');
  const [owner] = pod.list('metadata', 'ownerReferences');
  const hash = pod.text('metadata', 'labels', 'pod-template-hash');
  const kept = owner?.text('name') ?? name;
  return {
    name,
    kind: hash === '' ? (owner?.text('kind') ?? 'Pod') : 'Deployment',
    workload: hash === '' ? kept : kept.replace(new RegExp(`-${hash}$`), ''),
    ready: condition('Ready')?.text('status') === 'True',
    ending: pod.at('metadata', 'deletionTimestamp') !== undefined,
    address: pod.text('status', 'podIP'),
    problem: condition('PodScheduled')?.text('message') ?? '',
    containers: [
      ...pod.list('spec', 'initContainers').filter((one) => one.text('restartPolicy') === 'Always'),
      ...pod.list('spec', 'containers'),
    ].map((spec) => readContainer(pod, spec)),
  };
}

function readContainer(pod: Inspected, spec: Inspected): PodContainerSeen {
  const name = spec.text('name');
  const statuses = [...pod.list('status', 'initContainerStatuses'), ...pod.list('status', 'containerStatuses')];
  const status = statuses.find((one) => one.text('name') === name) ?? new Inspected({});
  const ends = ['state', 'lastState'].filter((when) => status.at(when, 'terminated') !== undefined);
  const end = ends[0] ?? 'lastState';
  return {
    name,
    id: status.text('containerID').replace('docker://', ''),
    image: spec.text('image'),
    running: status.at('state', 'running') !== undefined,
    restarts: status.number('restartCount'),
    exitCode: ends.length > 0 ? status.number(end, 'terminated', 'exitCode') : null,
    oomKilled: status.text(end, 'terminated', 'reason') === 'OOMKilled',
    reason: status.text('state', 'waiting', 'reason') || status.text('state', 'terminated', 'reason'),
    words: [...spec.texts('command'), ...spec.texts('args'), ...spec.list('env').map((one) => one.text('value'))],
    mounts: spec.list('volumeMounts').map((one) => one.text('mountPath')),
  };
}

/** The containers of all Pods that stay. A service is what is written in the manifest: workload/container. */
export function* podMembers(machine: Machine, pods: readonly PodSeen[]): Steps<Member[]> {
  const found: Member[] = [];
  for (const { name: pod, workload, ending, containers } of pods)
    for (const { name, id, running } of ending ? [] : containers)
      found.push({
        id,
        name: `${pod}/${name}`,
        service: `${workload}/${name}`,
        running,
        processes: running ? yield* processes(machine, id) : [],
      });
  return found;
}

/** A Pod by the name of one of its members. */
export const podOf = (pods: readonly PodSeen[], member: Pick<Member, 'name'> | undefined): PodSeen | undefined =>
  pods.find(({ name }) => name === member?.name.split('/')[0]);

/** Beginning of the names that Docker knows a workload's containers by. */
export const dockerPrefix = (service: string): string => {
  const [workload = '', container = ''] = service.split('/');
  return `k8s_${container}_${workload}-`;
};
