import type { Healthcheck } from '../docker/image';

// What a user asks of the swarm. Durations in ms, sizes in bytes; what is undefined was not given.

export type Labels = Readonly<Record<string, string>>;

export interface ServiceSpec {
  readonly name: string;
  readonly labels: Labels;
  readonly task: TaskSpec;
  readonly mode: Mode;
  readonly update?: UpdateConfig;
  readonly rollback?: UpdateConfig;
  readonly endpoint: EndpointSpec;
}

export type Mode =
  | { readonly kind: 'replicated'; readonly replicas: number }
  | { readonly kind: 'global' }
  | { readonly kind: 'replicated-job'; readonly concurrent: number; readonly completions: number }
  | { readonly kind: 'global-job' };

export interface TaskSpec {
  readonly container: ContainerSpec;
  readonly limits?: Resources;
  readonly reservations?: Resources;
  readonly restart?: RestartPolicy;
  readonly placement: Placement;
  readonly networks: readonly NetworkAttachment[];
  readonly logDriver?: { readonly name: string; readonly options: Labels };
  readonly forceUpdate: number;
}

export interface ContainerSpec {
  readonly image: string;
  readonly labels: Labels;
  /** Takes the place of the image's entrypoint. */
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly hostname: string;
  readonly env: readonly string[];
  readonly dir: string;
  readonly user: string;
  readonly groups: readonly string[];
  readonly init?: boolean;
  readonly stopSignal: string;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly readOnly: boolean;
  readonly mounts: readonly ServiceMount[];
  readonly stopGracePeriod?: number;
  readonly healthcheck?: Healthcheck;
  /** As in /etc/hosts: address, then name. */
  readonly hosts: readonly string[];
  readonly dns: DnsConfig;
  readonly secrets: readonly FileReference[];
  readonly configs: readonly FileReference[];
  readonly sysctls: Labels;
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  readonly ulimits: readonly { readonly name: string; readonly soft: number; readonly hard: number }[];
  /** By a stack file: Docker then sends empty privileges along. */
  readonly privileges?: true;
}

export interface DnsConfig {
  readonly nameservers: readonly string[];
  readonly search: readonly string[];
  readonly options: readonly string[];
}

export interface ServiceMount {
  readonly type: 'bind' | 'volume' | 'tmpfs';
  readonly source: string;
  readonly target: string;
  readonly readonly: boolean;
  /** Of the volume, if it is made for this mount. */
  readonly labels?: Labels;
}

export interface FileReference {
  readonly id: string;
  readonly name: string;
  /** A path; for secrets a name alone is below /run/secrets. */
  readonly target: string;
  readonly uid: string;
  readonly gid: string;
  readonly mode: number;
}

export interface Resources {
  readonly nanoCpus?: number;
  readonly memory?: number;
  readonly pids?: number;
}

export interface RestartPolicy {
  readonly condition?: 'none' | 'on-failure' | 'any';
  readonly delay?: number;
  readonly maxAttempts?: number;
  readonly window?: number;
}

export interface Placement {
  readonly constraints: readonly string[];
  /** `node.labels.zone` of `spread=node.labels.zone`. */
  readonly preferences: readonly string[];
  readonly maxReplicas: number;
}

export interface NetworkAttachment {
  /** The network's id. */
  readonly target: string;
  readonly aliases: readonly string[];
}

export interface UpdateConfig {
  readonly parallelism: number;
  readonly delay: number;
  readonly failureAction: 'pause' | 'continue' | 'rollback';
  readonly monitor: number;
  readonly maxFailureRatio: number;
  readonly order: 'start-first' | 'stop-first';
}

export interface EndpointSpec {
  readonly mode: 'vip' | 'dnsrr';
  readonly ports: readonly PortConfig[];
}

export interface PortConfig {
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly targetPort: number;
  /** 0: the swarm chooses. */
  readonly publishedPort: number;
  readonly publishMode: 'ingress' | 'host';
}

export const defaultUpdate: UpdateConfig = {
  parallelism: 1,
  delay: 0,
  failureAction: 'pause',
  monitor: 5000,
  maxFailureRatio: 0,
  order: 'stop-first',
};

export const RESTART_DELAY = 5000;
export const STOP_GRACE_PERIOD = 10_000;

export const isJob = ({ kind }: Mode): boolean => kind === 'replicated-job' || kind === 'global-job';
export const isGlobal = ({ kind }: Mode): boolean => kind === 'global' || kind === 'global-job';
