import type { PortConfig, ServiceSpec } from './spec';

export type UpdateState =
  | 'updating'
  | 'paused'
  | 'completed'
  | 'rollback_started'
  | 'rollback_paused'
  | 'rollback_completed';

export interface UpdateStatus {
  readonly state: UpdateState;
  /** ms since 1970 */
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly message: string;
}

export interface VirtualAddress {
  readonly networkId: string;
  /** With prefix. */
  readonly address: string;
}

export interface Service {
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  version: number;
  spec: ServiceSpec;
  previous: ServiceSpec | undefined;
  updateStatus: UpdateStatus | undefined;
  /** Ports with the numbers that the swarm chose. */
  ports: readonly PortConfig[];
  addresses: readonly VirtualAddress[];
  /** The network part was filled in: inspect shows it. */
  allocated: boolean;
  /** Of a job. */
  iteration: number;
  lastExecution: number;
}

export interface Stored {
  readonly id: string;
  readonly name: string;
  labels: Readonly<Record<string, string>>;
  /** Bytes. */
  readonly data: string;
  readonly createdAt: number;
  updatedAt: number;
  version: number;
}

export type Availability = 'active' | 'pause' | 'drain';

export interface Node {
  readonly id: string;
  readonly hostname: string;
  readonly createdAt: number;
  updatedAt: number;
  version: number;
  availability: Availability;
  labels: Readonly<Record<string, string>>;
  readonly address: string;
}
