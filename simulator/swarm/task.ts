import type { Container } from '../docker/container';
import { WaitQueue } from '../kernel/wait-queue';
import type { Labels, PortConfig, TaskSpec } from './spec';

/** In the order a task goes through them; those after `running` are ends. */
export const taskStates = [
  'new',
  'pending',
  'assigned',
  'accepted',
  'preparing',
  'ready',
  'starting',
  'running',
  'complete',
  'shutdown',
  'failed',
  'rejected',
  'remove',
  'orphaned',
] as const;

export type TaskState = (typeof taskStates)[number];

const rank = new Map<TaskState, number>(taskStates.map((state, index) => [state, index]));
const rankOf = (state: TaskState): number => rank.get(state) ?? 0;

/** a < b: negative. */
export const compareStates = (a: TaskState, b: TaskState): number => rankOf(a) - rankOf(b);
export const isOver = (state: TaskState): boolean => compareStates(state, 'running') > 0;

export interface TaskStatus {
  readonly state: TaskState;
  /** ms since 1970 */
  readonly at: number;
  readonly message: string;
  readonly error: string;
}

/** One try at running a service's container. */
export class Task {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly serviceLabels: Labels;
  /** 0 where there is one task a node. */
  readonly slot: number;
  readonly createdAt: number;
  updatedAt: number;
  version: number;
  readonly spec: TaskSpec;
  readonly ports: readonly PortConfig[];
  nodeId = '';
  desired: TaskState;
  status: TaskStatus;
  container: Container | undefined;
  /** Address with prefix, by network id. */
  readonly addresses = new Map<string, string>();
  /** Which run of a job it belongs to; undefined: no job. */
  readonly iteration: number | undefined;
  /** Woken by every change of state, wanted or real. */
  readonly changed: WaitQueue = new WaitQueue();
  removed = false;

  constructor(
    fields: Pick<
      Task,
      | 'id'
      | 'serviceId'
      | 'serviceName'
      | 'serviceLabels'
      | 'slot'
      | 'createdAt'
      | 'version'
      | 'spec'
      | 'ports'
      | 'desired'
      | 'iteration'
    >,
  ) {
    this.id = fields.id;
    this.serviceId = fields.serviceId;
    this.serviceName = fields.serviceName;
    this.serviceLabels = fields.serviceLabels;
    this.slot = fields.slot;
    this.createdAt = fields.createdAt;
    this.updatedAt = fields.createdAt;
    this.version = fields.version;
    this.spec = fields.spec;
    this.ports = fields.ports;
    this.desired = fields.desired;
    this.iteration = fields.iteration;
    this.status = { state: 'new', at: fields.createdAt, message: 'created', error: '' };
  }

  /** `web.1`, or with the node where there is one task a node. */
  nameWith(service: string, node: string): string {
    return `${service}.${this.slot === 0 ? node : this.slot}`;
  }

  /** The name of its container. */
  get containerName(): string {
    return `${this.nameWith(this.serviceName, this.nodeId)}.${this.id}`;
  }

  /** It is meant to run, or to get there, or to have run to its end. */
  get wanted(): boolean {
    return compareStates(this.desired, 'complete') <= 0;
  }
}
