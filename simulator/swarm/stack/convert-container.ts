import { asList, asMap, asText, isMap, type Json, type JsonMap, stringMap, strings } from '../../compose/file/json';
import { CommandError } from '../../docker/cli/command-run';
import type { Healthcheck } from '../../docker/image';
import { capability, hostLine } from '../cli/flag-parts';
import { fullImage } from '../cli/full-image';
import { findStored } from '../find';
import type { ContainerSpec, FileReference, ServiceMount } from '../spec';
import type { StoredKind } from '../stored';
import type { SwarmCluster } from '../swarm-cluster';
import type { StackFile } from './load-stack';
import { ms } from './milliseconds';
import { NAMESPACE, resourceName } from './names';

/** A service's container as the swarm wants it. Throws CommandError. */
export function convertContainer(
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  name: string,
  service: JsonMap,
): ContainerSpec {
  const healthcheck = convertHealthcheck(service['healthcheck']);
  const grace = ms(service['stop_grace_period']);
  const environment = asMap(service['environment']);
  return {
    image: fullImage(asText(service['image'])),
    labels: { ...stringMap(service['labels']), [NAMESPACE]: stack },
    command: strings(service['entrypoint']),
    args: strings(service['command']),
    hostname: asText(service['hostname']),
    env: Object.entries(environment).map(([key, value]) => (value === null ? key : `${key}=${value}`)),
    dir: asText(service['working_dir']),
    user: asText(service['user']),
    groups: [],
    ...(typeof service['init'] === 'boolean' && { init: service['init'] }),
    stopSignal: asText(service['stop_signal']),
    tty: service['tty'] === true,
    openStdin: service['stdin_open'] === true,
    readOnly: service['read_only'] === true,
    mounts: [
      ...asList(service['volumes']).map((one) => convertMount(stack, file, name, asMap(one))),
      ...strings(service['tmpfs']).map(
        (target): ServiceMount => ({ type: 'tmpfs', source: '', target: target.split(':')[0] ?? '', readonly: false }),
      ),
    ],
    ...(grace !== undefined && { stopGracePeriod: grace }),
    ...(healthcheck && { healthcheck }),
    hosts: strings(service['extra_hosts']).map(hostLine),
    dns: { nameservers: strings(service['dns']), search: strings(service['dns_search']), options: [] },
    secrets: asList(service['secrets']).map((one) => reference(cluster, stack, file, name, 'secret', asMap(one))),
    configs: asList(service['configs']).map((one) => reference(cluster, stack, file, name, 'config', asMap(one))),
    sysctls: stringMap(service['sysctls']),
    capAdd: strings(service['cap_add']).map(capability),
    capDrop: strings(service['cap_drop']).map(capability),
    ulimits: Object.entries(asMap(service['ulimits'])).map(([key, value]) => {
      const both = isMap(value) ? value : { soft: value, hard: value };
      return { name: key, soft: Number(both['soft']), hard: Number(both['hard']) };
    }),
    privileges: true,
  };
}

function convertHealthcheck(value: Json | undefined): Healthcheck | undefined {
  if (!isMap(value ?? null)) return undefined;
  const check = asMap(value);
  const none = { interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  if (check['disable'] === true) {
    if (asList(check['test']).length > 0) throw new CommandError("test and disable can't be set at the same time");
    return { ...none, test: ['NONE'] };
  }
  return {
    test: strings(check['test']),
    interval: ms(check['interval']) ?? 0,
    timeout: ms(check['timeout']) ?? 0,
    startPeriod: ms(check['start_period']) ?? 0,
    startInterval: ms(check['start_interval']) ?? 0,
    retries: Number(check['retries'] ?? 0),
  };
}

function convertMount(stack: string, file: StackFile, service: string, mount: JsonMap): ServiceMount {
  const type = asText(mount['type']) as ServiceMount['type'];
  const source = asText(mount['source']);
  const common = { type, target: asText(mount['target']), readonly: mount['read_only'] === true };
  if (type !== 'volume' || source === '') return { ...common, source };
  if (!(source in file.volumes)) throw new CommandError(`service ${service}: undefined volume "${source}"`);
  const volume = file.volumes[source] ?? {};
  const external = volume['external'] !== undefined && volume['external'] !== false;
  return {
    ...common,
    source: resourceName(stack, source, volume),
    ...(!external && { labels: { ...stringMap(volume['labels']), [NAMESPACE]: stack } }),
  };
}

function reference(
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  service: string,
  kind: StoredKind,
  wish: JsonMap,
): FileReference {
  const source = asText(wish['source']);
  const resource = file[`${kind}s`][source];
  if (!resource) throw new CommandError(`service ${service}: undefined ${kind} "${source}"`);
  const name = resourceName(stack, source, resource);
  const stored = findStored(cluster, kind, name);
  if (!stored) throw new CommandError(`service ${service}: ${kind} not found: ${name}`);
  return {
    id: stored.id,
    name: stored.name,
    target: asText(wish['target']) || source,
    uid: asText(wish['uid']) || '0',
    gid: asText(wish['gid']) || '0',
    mode: wish['mode'] === undefined ? 0o444 : Number(wish['mode']),
  };
}
