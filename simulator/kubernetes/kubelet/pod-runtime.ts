import type { Container } from '../../docker/container';
import { WaitQueue } from '../../kernel/wait-queue';
import type { ContainerSpec, ContainerState, Pod } from '../api/objects';

export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral';

/** What the kubelet knows of one container of a pod, over all its runs. */
export class ContainerRuntime {
  spec: ContainerSpec;
  readonly role: ContainerRole;
  /** The run that is, or the last one. */
  container: Container | undefined;
  /** The run before, for `logs --previous`. */
  previous: Container | undefined;
  state: ContainerState = { waiting: { reason: 'PodInitializing' } };
  lastState: ContainerState = {};
  restartCount = 0;
  /** Runs, and its startup probe has passed. */
  started = false;
  /** The readiness probe's last word. */
  ready = false;
  /** It will not be started any more. */
  finished = false;
  /** ms of the last wait between two runs, and when it was made longer. */
  backoff = 0;
  backoffAt = 0;
  /** Somebody is stopping it: no restart is this run's business. */
  stopping = false;

  constructor(spec: ContainerSpec, role: ContainerRole, waiting: string) {
    this.spec = spec;
    this.role = role;
    this.state = { waiting: { reason: waiting } };
  }

  get running(): boolean {
    return this.state.running !== undefined;
  }
}

/** A pod on its node. */
export class PodRuntime {
  /** As the API had it last. */
  pod: Pod;
  readonly node: string;
  /** Place of the node in the cluster: its part of the pods' network. */
  readonly nodeIndex: number;
  /** Holds what the containers share: the network, IPC, perhaps the processes. */
  sandbox: Container | undefined;
  address = '';
  startedAt = 0;
  readonly containers = new Map<string, ContainerRuntime>();
  /** All init containers are through, or started as sidecars. */
  initialized = false;
  /** No container runs any more, and none will. */
  over = false;
  /** Why it ended before its time. */
  failure: { readonly reason: string; readonly message: string } | undefined;
  /** Woken when something of the pod changed: its object, a container. */
  readonly changed: WaitQueue = new WaitQueue();
  /** Told to end, and the ms since 1970 by which it has to. */
  deadline: number | undefined;

  constructor(pod: Pod, node: string, nodeIndex: number) {
    this.pod = pod;
    this.node = node;
    this.nodeIndex = nodeIndex;
  }

  get doomed(): boolean {
    return this.deadline !== undefined;
  }

  get uid(): string {
    return this.pod.metadata.uid ?? '';
  }

  get namespace(): string {
    return this.pod.metadata.namespace ?? 'default';
  }

  get name(): string {
    return this.pod.metadata.name;
  }

  role(role: ContainerRole): ContainerRuntime[] {
    return [...this.containers.values()].filter((one) => one.role === role);
  }
}

export const isSidecar = ({ restartPolicy }: ContainerSpec): boolean => restartPolicy === 'Always';
