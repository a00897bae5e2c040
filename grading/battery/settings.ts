import type { Machine } from '@/simulator/machine';
import { inspect } from './inspect';
import type { Steps } from './steps';

/** How a container was set up: docker inspect. */
export interface Settings {
  readonly user: string;
  readonly stopSignal: string;
  /** Seconds. */
  readonly stopTimeout: number;
  /** Bytes; 0 for no limit. */
  readonly memory: number;
  /** `no`, `always`, `on-failure`, `unless-stopped` */
  readonly restart: string;
  readonly retries: number;
  readonly readOnly: boolean;
  readonly privileged: boolean;
  readonly capAdd: readonly string[];
  readonly init: boolean;
  readonly env: readonly string[];
  readonly workingDir: string;
  /** Container's port → host's. */
  readonly ports: Readonly<Record<string, string>>;
  readonly mounts: readonly { readonly type: string; readonly source: string; readonly target: string }[];
  readonly logOptions: Readonly<Record<string, string>>;
}

/** Of a container that has ended, too. */
export function* settings(machine: Machine, id: string): Steps<Settings> {
  const told = yield* inspect(machine, id);
  const bindings = (told.at('NetworkSettings', 'Ports') ?? {}) as Record<
    string,
    readonly { HostPort: string }[] | null
  >;
  return {
    user: told.text('Config', 'User'),
    stopSignal: told.text('Config', 'StopSignal') || 'SIGTERM',
    stopTimeout: Number(told.at('Config', 'StopTimeout') ?? 10),
    memory: told.number('HostConfig', 'Memory'),
    restart: told.text('HostConfig', 'RestartPolicy', 'Name') || 'no',
    retries: told.number('HostConfig', 'RestartPolicy', 'MaximumRetryCount'),
    readOnly: told.at('HostConfig', 'ReadonlyRootfs') === true,
    privileged: told.at('HostConfig', 'Privileged') === true,
    capAdd: told.texts('HostConfig', 'CapAdd'),
    init: told.at('HostConfig', 'Init') === true,
    env: told.texts('Config', 'Env'),
    workingDir: told.text('Config', 'WorkingDir'),
    ports: Object.fromEntries(
      Object.entries(bindings).flatMap(([port, hosts]) =>
        (hosts ?? []).slice(0, 1).map(({ HostPort }) => [port.replace('/tcp', ''), HostPort] as const),
      ),
    ),
    mounts: told.list('Mounts').map((mount) => ({
      type: mount.text('Type'),
      source: mount.text('Name') || mount.text('Source'),
      target: mount.text('Destination'),
    })),
    logOptions: (told.at('HostConfig', 'LogConfig', 'Config') ?? {}) as Record<string, string>,
  };
}
