import type { Healthcheck } from './image';

/** What belongs to the container wherever it runs. */
export interface ContainerConfig {
  readonly hostname: string;
  readonly domainname: string;
  readonly user: string;
  readonly attachStdin: boolean;
  readonly attachStdout: boolean;
  readonly attachStderr: boolean;
  readonly exposedPorts: readonly string[];
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly stdinOnce: boolean;
  readonly env: readonly string[];
  readonly cmd: readonly string[] | null;
  readonly healthcheck?: Healthcheck;
  readonly image: string;
  readonly volumes: readonly string[];
  readonly workingDir: string;
  readonly entrypoint: readonly string[] | null;
  readonly onBuild: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly stopSignal: string;
  /** Seconds. */
  readonly stopTimeout?: number;
}

export interface PortBinding {
  readonly hostIp: string;
  /** '' for one that the engine chooses; `8000-8010` for one out of a range. */
  readonly hostPort: string;
}

export type RestartPolicyName = 'no' | 'always' | 'unless-stopped' | 'on-failure';

export interface RestartPolicy {
  readonly name: RestartPolicyName;
  readonly maximumRetryCount: number;
}

/** `--mount` and `--tmpfs`; binds stay the text that was given. */
export interface MountSpec {
  readonly type: 'bind' | 'volume' | 'tmpfs';
  readonly source: string;
  readonly target: string;
  readonly readonly: boolean;
  /** A volume stays empty. */
  readonly noCopy?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly propagation?: string;
  /** Bytes. */
  readonly tmpfsSize?: number;
  readonly tmpfsMode?: number;
}

/** What belongs to the host it runs on. Sizes in bytes. */
export interface HostConfig {
  /** `source:target[:options]` */
  readonly binds: readonly string[];
  readonly mounts: readonly MountSpec[];
  /** Path → options. */
  readonly tmpfs: Readonly<Record<string, string>>;
  readonly volumesFrom: readonly string[];
  readonly containerIdFile: string;
  readonly logDriver: string;
  readonly logOptions: Readonly<Record<string, string>>;
  readonly networkMode: string;
  /** `80/tcp` → where it is published. */
  readonly portBindings: Readonly<Record<string, readonly PortBinding[]>>;
  readonly publishAllPorts: boolean;
  readonly restartPolicy: RestartPolicy;
  readonly autoRemove: boolean;
  readonly consoleSize: readonly [rows: number, columns: number];
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  readonly dns: readonly string[];
  readonly dnsOptions: readonly string[];
  readonly dnsSearch: readonly string[];
  readonly extraHosts: readonly string[];
  /** `/dev/x[:/dev/y[:rwm]]` */
  readonly devices: readonly string[];
  /** What `--gpus` asks for; '' for none. */
  readonly gpus: string;
  readonly isolation: string;
  readonly runtime: string;
  readonly usernsMode: string;
  readonly storageOpt: readonly string[];
  readonly groupAdd: readonly string[];
  readonly links: readonly string[];
  readonly pidMode: string;
  readonly ipcMode: string;
  readonly utsMode: string;
  readonly privileged: boolean;
  readonly readonlyRootfs: boolean;
  readonly securityOpt: readonly string[];
  readonly shmSize: number;
  readonly oomScoreAdj: number;
  readonly oomKillDisable: boolean;
  readonly init?: boolean;
  readonly memory: number;
  readonly memoryReservation: number;
  readonly memorySwap: number;
  readonly memorySwappiness?: number;
  readonly nanoCpus: number;
  readonly cpuShares: number;
  readonly cpuPeriod: number;
  readonly cpuQuota: number;
  readonly cpusetCpus: string;
  readonly cpusetMems: string;
  readonly blkioWeight: number;
  readonly pidsLimit?: number;
  readonly ulimits: readonly { readonly name: string; readonly soft: number; readonly hard: number }[];
  readonly sysctls: Readonly<Record<string, string>>;
  /** Names by which the container is known on its first user-defined network. */
  readonly networkAliases: readonly string[];
  readonly ipAddress: string;
}

export const emptyHostConfig: HostConfig = {
  binds: [],
  mounts: [],
  tmpfs: {},
  volumesFrom: [],
  containerIdFile: '',
  logDriver: 'json-file',
  logOptions: {},
  networkMode: 'bridge',
  portBindings: {},
  publishAllPorts: false,
  restartPolicy: { name: 'no', maximumRetryCount: 0 },
  autoRemove: false,
  consoleSize: [0, 0],
  capAdd: [],
  capDrop: [],
  dns: [],
  dnsOptions: [],
  dnsSearch: [],
  extraHosts: [],
  devices: [],
  gpus: '',
  isolation: '',
  runtime: 'runc',
  usernsMode: '',
  storageOpt: [],
  groupAdd: [],
  links: [],
  pidMode: '',
  ipcMode: 'private',
  utsMode: '',
  privileged: false,
  readonlyRootfs: false,
  securityOpt: [],
  shmSize: 67108864,
  oomScoreAdj: 0,
  oomKillDisable: false,
  memory: 0,
  memoryReservation: 0,
  memorySwap: 0,
  nanoCpus: 0,
  cpuShares: 0,
  cpuPeriod: 0,
  cpuQuota: 0,
  cpusetCpus: '',
  cpusetMems: '',
  blkioWeight: 0,
  ulimits: [],
  sysctls: {},
  networkAliases: [],
  ipAddress: '',
};
