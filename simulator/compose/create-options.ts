import { parseDuration } from '../cli/go-duration';
import type { Container } from '../docker/container';
import {
  emptyHostConfig,
  type HostConfig,
  type MountSpec,
  type PortBinding,
  type RestartPolicy,
} from '../docker/container-config';
import type { CreateOptions } from '../docker/create';
import type { Engine } from '../docker/engine';
import type { Healthcheck } from '../docker/image';
import { parseRestartPolicy } from '../docker/restart-policy';
import { asList, asMap, asNumber, asText, type Json, type JsonMap, stringMap, strings } from './file/json';
import type { Project } from './file/project';
import { labels, VERSION } from './labels';
import { configHash, imageOf, networksOf, volumesOf } from './service';

export interface Placement {
  readonly name: string;
  /** The name that it will have in the end, when that is another. */
  readonly alias?: string;
  readonly number: number;
  /** A container of `docker compose run`. */
  readonly oneoff: boolean;
  /** `run` gives the service's name only when asked. */
  readonly aliases: boolean;
  readonly publish: boolean;
  readonly autoRemove?: boolean;
  readonly attachStdin?: boolean;
  /** Whose anonymous volumes the new container takes over. */
  readonly inherits?: Container;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What `docker create` would be asked for a service. */
export function createOptions(
  engine: Engine,
  project: Project,
  key: string,
  service: JsonMap,
  place: Placement,
): CreateOptions {
  const image = imageOf(project, key);
  const found = engine.images.find(image);
  const command = service['command'] === undefined ? [] : strings(service['command']);
  const entrypoint = service['entrypoint'] === undefined ? null : strings(service['entrypoint']);
  // An empty entrypoint clears the image's and leaves its command.
  const cmd = command.length > 0 ? command : entrypoint?.length === 0 ? (found?.config.cmd ?? null) : null;
  const healthcheck = readHealthcheck(service['healthcheck']);
  const ports = place.publish ? asList(service['ports']).map(asMap) : [];
  const exposed = [...ports.map(portOf), ...strings(service['expose'])];
  const grace = asText(service['stop_grace_period']);
  return {
    name: place.name,
    config: {
      hostname: asText(service['hostname']),
      domainname: asText(service['domainname']),
      user: asText(service['user']),
      attachStdin: place.attachStdin === true,
      attachStdout: true,
      attachStderr: true,
      exposedPorts: [...new Set(exposed)],
      tty: service['tty'] === true,
      openStdin: service['stdin_open'] === true,
      stdinOnce: place.attachStdin === true && service['stdin_open'] === true,
      env: Object.entries(asMap(service['environment'])).flatMap(([name, value]) =>
        value === null ? [] : [`${name}=${value}`],
      ),
      cmd,
      image,
      volumes: volumesOf(service).flatMap(({ type, source, target }) =>
        type === 'volume' && source === undefined ? [asText(target)] : [],
      ),
      workingDir: asText(service['working_dir']),
      entrypoint: entrypoint?.length === 0 ? [''] : entrypoint,
      labels: {
        ...stringMap(service['labels']),
        ...place.labels,
        ...composeLabels(project, key, service, place, found?.id ?? ''),
      },
      stopSignal: asText(service['stop_signal']),
      ...(grace !== '' && { stopTimeout: Math.ceil(parseDuration(grace) / 1000) }),
      ...(healthcheck && { healthcheck }),
    },
    hostConfig: readHostConfig(project, key, service, place, bindingsOf(ports)),
  };
}

const composeLabels = (
  project: Project,
  key: string,
  service: JsonMap,
  place: Placement,
  image: string,
): Record<string, string> => ({
  [labels.hash]: configHash(service),
  [labels.number]: String(place.number),
  [labels.dependsOn]: Object.entries(asMap(service['depends_on']))
    .map(([name, need]) => `${name}:${asText(asMap(need)['condition'])}:${asMap(need)['restart'] === true}`)
    .join(','),
  [labels.image]: image,
  [labels.oneoff]: place.oneoff ? 'True' : 'False',
  [labels.project]: project.name,
  [labels.files]: project.files.join(','),
  [labels.folder]: project.folder,
  [labels.service]: key,
  [labels.version]: VERSION,
});

function readHostConfig(
  project: Project,
  key: string,
  service: JsonMap,
  place: Placement,
  portBindings: HostConfig['portBindings'],
): HostConfig {
  const limits = asMap(asMap(asMap(service['deploy'])['resources'])['limits']);
  const reservations = asMap(asMap(asMap(service['deploy'])['resources'])['reservations']);
  const [primary] = networksOf(service);
  const pids = asNumber(service['pids_limit'] ?? limits['pids']);
  const { binds, mounts } = readMounts(project, service, place);
  return {
    ...emptyHostConfig,
    binds,
    mounts,
    portBindings,
    volumesFrom: strings(service['volumes_from']),
    tmpfs: Object.fromEntries(
      strings(service['tmpfs']).map((text) => [text.split(':')[0] ?? '', text.split(':').slice(1).join(':')]),
    ),
    networkMode: asText(service['network_mode']) || networkName(project, primary),
    networkAliases: aliasesOf(service, key, primary, place),
    ipAddress: asText(asMap(asMap(service['networks'])[primary ?? ''])['ipv4_address']),
    pidMode: asText(service['pid']),
    ipcMode: asText(service['ipc']) || 'private',
    utsMode: asText(service['uts']),
    restartPolicy: place.oneoff ? { name: 'no', maximumRetryCount: 0 } : readRestart(service),
    autoRemove: place.autoRemove === true,
    capAdd: strings(service['cap_add']),
    capDrop: strings(service['cap_drop']),
    dns: strings(service['dns']),
    dnsSearch: strings(service['dns_search']),
    dnsOptions: strings(service['dns_opt']),
    extraHosts: strings(service['extra_hosts']).map((host) => host.replace('=', ':')),
    groupAdd: strings(service['group_add']),
    privileged: service['privileged'] === true,
    readonlyRootfs: service['read_only'] === true,
    securityOpt: strings(service['security_opt']),
    sysctls: stringMap(service['sysctls']),
    ulimits: Object.entries(asMap(service['ulimits'])).map(([name, value]) => {
      const { soft = value, hard = value } = asMap(value);
      return { name, soft: asNumber(soft), hard: asNumber(hard) };
    }),
    shmSize: service['shm_size'] === undefined ? emptyHostConfig.shmSize : asNumber(service['shm_size']),
    memory: asNumber(service['mem_limit'] ?? limits['memory']),
    memoryReservation: asNumber(service['mem_reservation'] ?? reservations['memory']),
    memorySwap: asNumber(service['memswap_limit']),
    nanoCpus: Math.round(asNumber(service['cpus'] ?? limits['cpus']) * 1e9),
    oomKillDisable: service['oom_kill_disable'] === true,
    oomScoreAdj: asNumber(service['oom_score_adj']),
    logDriver: asText(asMap(service['logging'])['driver']) || 'json-file',
    logOptions: stringMap(asMap(service['logging'])['options']),
    ...(service['init'] !== undefined && { init: service['init'] === true }),
    ...(pids !== 0 && { pidsLimit: pids }),
  };
}

const portOf = ({ target, protocol = 'tcp' }: JsonMap): string => `${target}/${protocol}`;

function bindingsOf(ports: readonly JsonMap[]): HostConfig['portBindings'] {
  const bindings: Record<string, PortBinding[]> = {};
  for (const port of ports) {
    const key = portOf(port);
    const binding = { hostIp: asText(port['host_ip']), hostPort: asText(port['published']) };
    bindings[key] = [...(bindings[key] ?? []), binding];
  }
  return bindings;
}

export const networkName = (project: Project, key: string | undefined): string =>
  key === undefined ? 'none' : asText(project.networks[key]?.['name']) || `${project.name}_${key}`;

/** Names on a network: the container's, the service's, and those of the file. */
export function aliasesOf(
  service: JsonMap,
  key: string,
  network: string | undefined,
  place: Placement,
): readonly string[] {
  if (network === undefined) return [];
  const own = strings(asMap(asMap(service['networks'])[network])['aliases']);
  return [...new Set([place.alias ?? place.name, ...(place.aliases ? [key, ...own] : [])])];
}

function readMounts(project: Project, service: JsonMap, { inherits }: Placement): Pick<HostConfig, 'binds' | 'mounts'> {
  const binds: string[] = [];
  const mounts: MountSpec[] = [];
  for (const volume of volumesOf(service)) {
    const { type, source, target, read_only, bind } = volume;
    const [from, to, readonly] = [asText(source), asText(target), read_only === true];
    if (type === 'bind' && asMap(bind)['create_host_path'] === true)
      binds.push(`${from}:${to}:${readonly ? 'ro' : 'rw'}`);
    else if (type === 'volume' && source !== undefined)
      mounts.push({
        type,
        source: asText(project.volumes[from]?.['name']) || `${project.name}_${from}`,
        target: to,
        readonly,
      });
    else if (type !== 'volume') mounts.push({ type: type as MountSpec['type'], source: from, target: to, readonly });
  }
  mounts.push(...fileMounts(service['secrets'], project.secrets, '/run/secrets/'));
  mounts.push(...fileMounts(service['configs'], project.configs, '/'));
  const taken = new Set([...binds.map((one) => one.split(':')[1]), ...mounts.map(({ target }) => target)]);
  for (const { type, name, destination, writable } of inherits?.mounts ?? [])
    if (type === 'volume' && !taken.has(destination))
      mounts.push({ type, source: name, target: destination, readonly: !writable });
  return { binds, mounts };
}

/** Secrets and configs that are files of the client. */
const fileMounts = (uses: Json | undefined, known: Project['secrets'], folder: string): MountSpec[] =>
  asList(uses)
    .map(asMap)
    .flatMap(({ source, target }) => {
      const file = asText(known[asText(source)]?.['file']);
      const path = asText(target) || asText(source);
      if (file === '') return [];
      return [{ type: 'bind', source: file, target: path.startsWith('/') ? path : folder + path, readonly: true }];
    });

function readRestart(service: JsonMap): RestartPolicy {
  const own = asText(service['restart']);
  if (own !== '') return parseRestartPolicy(own);
  const policy = asMap(asMap(service['deploy'])['restart_policy']);
  if (Object.keys(policy).length === 0) return { name: 'no', maximumRetryCount: 0 };
  const condition = asText(policy['condition']) || 'any';
  const name = condition === 'any' ? 'always' : condition === 'on-failure' ? 'on-failure' : 'no';
  return { name, maximumRetryCount: name === 'on-failure' ? asNumber(policy['max_attempts']) : 0 };
}

function readHealthcheck(value: Json | undefined): Healthcheck | undefined {
  if (value === undefined) return undefined;
  const check = asMap(value);
  const time = (field: string): number => (check[field] === undefined ? 0 : parseDuration(asText(check[field])));
  return {
    test: check['disable'] === true ? ['NONE'] : strings(check['test']),
    interval: time('interval'),
    timeout: time('timeout'),
    startPeriod: time('start_period'),
    startInterval: time('start_interval'),
    retries: asNumber(check['retries']),
  };
}
