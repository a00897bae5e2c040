import { decodeBase64 } from '../api/base64';
import type { ConfigMap, ContainerSpec, EnvVar, Secret, Service } from '../api/objects';
import { bytesOf, milliCpu } from '../api/quantity';
import type { Cluster } from '../cluster';
import { nodeAddress } from './node-address';
import type { PodRuntime } from './pod-runtime';

/** A container that can't be made yet: CreateContainerConfigError. */
export class ConfigError extends Error {}

/** The variables of a container, in order; `$(NAME)` stands for those before. Throws ConfigError. */
export function environmentOf(cluster: Cluster, run: PodRuntime, spec: ContainerSpec): Map<string, string> {
  const services = serviceVariables(cluster, run.namespace);
  const env = new Map<string, string>();
  for (const { prefix = '', configMapRef, secretRef } of spec.envFrom ?? []) {
    const data = configMapRef
      ? readConfigMap(cluster, run.namespace, configMapRef.name ?? '', configMapRef.optional)
      : secretRef
        ? readSecret(cluster, run.namespace, secretRef.name ?? '', secretRef.optional)
        : {};
    for (const [name, value] of Object.entries(data ?? {})) env.set(prefix + name, value);
  }
  for (const variable of spec.env ?? []) {
    const value = variableValue(cluster, run, spec, variable, new Map([...services, ...env]));
    if (value !== undefined) env.set(variable.name, value);
  }
  for (const [name, value] of services) if (!env.has(name)) env.set(name, value);
  return env;
}

function variableValue(
  cluster: Cluster,
  run: PodRuntime,
  spec: ContainerSpec,
  { value, valueFrom }: EnvVar,
  known: ReadonlyMap<string, string>,
): string | undefined {
  if (!valueFrom) return expand(value ?? '', known);
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  if (fieldRef) return fieldOf(run, fieldRef.fieldPath);
  if (resourceFieldRef) {
    const [list = '', name = ''] = resourceFieldRef.resource.split('.');
    const amount = spec.resources?.[list as 'limits' | 'requests']?.[name];
    return String(name === 'cpu' ? Math.ceil(milliCpu(amount) / 1000) : bytesOf(amount));
  }
  const reference = configMapKeyRef ?? secretKeyRef;
  if (!reference) return '';
  const { name = '', key, optional } = reference;
  const data = configMapKeyRef
    ? readConfigMap(cluster, run.namespace, name, optional)
    : readSecret(cluster, run.namespace, name, optional);
  if (data?.[key] !== undefined) return data[key];
  if (optional) return undefined;
  throw new ConfigError(
    `couldn't find key ${key} in ${configMapKeyRef ? 'ConfigMap' : 'Secret'} ${run.namespace}/${name}`,
  );
}

type Data = Readonly<Record<string, string>>;

export function readConfigMap(cluster: Cluster, namespace: string, name: string, optional = false): Data | undefined {
  const found = cluster.store.get<ConfigMap>('ConfigMap', namespace, name);
  if (!found && !optional) throw new ConfigError(`configmap "${name}" not found`);
  const binary = Object.entries(found?.binaryData ?? {}).map(([key, text]) => [key, decodeBase64(text)]);
  return found && { ...found.data, ...Object.fromEntries(binary) };
}

export function readSecret(cluster: Cluster, namespace: string, name: string, optional = false): Data | undefined {
  const found = cluster.store.get<Secret>('Secret', namespace, name);
  if (!found && !optional) throw new ConfigError(`secret "${name}" not found`);
  return found && Object.fromEntries(Object.entries(found.data ?? {}).map(([key, text]) => [key, decodeBase64(text)]));
}

/** The downward API. */
export function fieldOf(run: PodRuntime, path: string): string {
  const { metadata, spec } = run.pod;
  const [, map = '', key = ''] = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path) ?? [];
  if (map) return metadata[map as 'labels' | 'annotations']?.[key] ?? '';
  const known: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.podIP': run.address,
    'status.podIPs': run.address,
    'status.hostIP': nodeAddress(run.nodeIndex),
    'status.hostIPs': nodeAddress(run.nodeIndex),
  };
  const lines = (labels: Data = {}) =>
    Object.entries(labels)
      .map(([name, text]) => `${name}=${JSON.stringify(text)}`)
      .join('\n');
  if (path === 'metadata.labels') return lines(metadata.labels);
  if (path === 'metadata.annotations') return lines(metadata.annotations);
  return known[path] ?? '';
}

/** `$(NAME)`; `$$(NAME)` is one that stays; an unknown one stays, too. */
export const expand = (text: string, env: ReadonlyMap<string, string>): string =>
  text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name: string | undefined) =>
    whole === '$$' ? '$' : (env.get(name ?? '') ?? whole),
  );

/** NAME_SERVICE_HOST and the rest, of services there were when the container was made. */
function serviceVariables(cluster: Cluster, namespace: string): Map<string, string> {
  const env = new Map<string, string>();
  const api = cluster.store.get<Service>('Service', 'default', 'kubernetes');
  const own = cluster.store.list<Service>('Service', namespace);
  for (const { metadata, spec } of [...new Set([...(api ? [api] : []), ...own])]) {
    const { clusterIP = 'None', ports = [] } = spec;
    const [first] = ports;
    if (clusterIP === 'None' || !first) continue;
    const name = metadata.name.toUpperCase().replaceAll('-', '_');
    env.set(`${name}_SERVICE_HOST`, clusterIP);
    env.set(`${name}_SERVICE_PORT`, String(first.port));
    for (const { name: port } of ports)
      if (port) env.set(`${name}_SERVICE_PORT_${port.toUpperCase().replaceAll('-', '_')}`, String(first.port));
    env.set(`${name}_PORT`, `tcp://${clusterIP}:${first.port}`);
    for (const { port, protocol = 'TCP' } of ports) {
      const kind = protocol.toLowerCase();
      const prefix = `${name}_PORT_${port}_${protocol}`;
      env.set(prefix, `${kind}://${clusterIP}:${port}`);
      env.set(`${prefix}_PROTO`, kind);
      env.set(`${prefix}_PORT`, String(port));
      env.set(`${prefix}_ADDR`, clusterIP);
    }
  }
  return env;
}
