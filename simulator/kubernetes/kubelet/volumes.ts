import { lookup, makeFolder, removeTree } from '../../docker/host-folder';
import { split } from '../../vfs/path';
import type { KeyToPath, VolumeSpec } from '../api/objects';
import type { Cluster } from '../cluster';
import { ConfigError, fieldOf, readConfigMap, readSecret } from './environment';
import type { PodRuntime } from './pod-runtime';

export const podFolder = (run: PodRuntime): string => `/var/lib/kubelet/pods/${run.uid}`;

const plugins = ['emptyDir', 'configMap', 'secret', 'downwardAPI', 'projected', 'hostPath'] as const;
const folderOf: Readonly<Record<string, string>> = {
  emptyDir: 'empty-dir',
  configMap: 'configmap',
  secret: 'secret',
  downwardAPI: 'downward-api',
  projected: 'projected',
};

const kindOf = (volume: VolumeSpec): string | undefined => plugins.find((plugin) => plugin in volume);

/** Where a volume is on the node. */
export function volumePath(run: PodRuntime, volume: VolumeSpec): string {
  if (volume.hostPath) return volume.hostPath.path;
  return `${podFolder(run)}/volumes/kubernetes.io~${folderOf[kindOf(volume) ?? ''] ?? 'unknown'}/${volume.name}`;
}

/** Volumes whose kind only exists as a field here. */
export const unknownVolumes = (run: PodRuntime): readonly VolumeSpec[] =>
  (run.pod.spec.volumes ?? []).filter((volume) => !kindOf(volume));

/** Makes a volume's folder and fills it. Throws ConfigError with the reason while it can't be done. */
export function setUpVolume(cluster: Cluster, run: PodRuntime, volume: VolumeSpec): void {
  const path = volumePath(run, volume);
  const { mnt } = cluster.engine.host;
  if (volume.hostPath) {
    const { type = '' } = volume.hostPath;
    if (/^(DirectoryOrCreate)?$/.test(type)) makeFolder(mnt, path, cluster.now);
    else if (!lookup(mnt, path).inode)
      throw new ConfigError(`hostPath type check failed: ${path} is not a ${type.toLowerCase()}`);
    return;
  }
  const files = contentOf(cluster, run, volume);
  const place = makeFolder(mnt, path, cluster.now);
  if (volume.emptyDir) Object.assign(place.mount.fs.own(place.parts), { mode: 0o777 });
  if (files) fill(cluster, path, files);
}

interface VolumeFile {
  readonly path: string;
  readonly data: string;
  readonly mode: number;
}

function contentOf(cluster: Cluster, run: PodRuntime, volume: VolumeSpec): VolumeFile[] | undefined {
  const { configMap, secret, downwardAPI } = volume;
  const { namespace } = run;
  if (configMap) {
    const data = readConfigMap(cluster, namespace, configMap.name ?? '', configMap.optional);
    return choose(data ?? {}, configMap.items, configMap.defaultMode, configMap.optional);
  }
  if (secret) {
    const data = readSecret(cluster, namespace, secret.secretName ?? '', secret.optional);
    return choose(data ?? {}, secret.items, secret.defaultMode, secret.optional);
  }
  if (downwardAPI)
    return (downwardAPI.items ?? []).map(({ path, fieldRef }) => ({
      path,
      data: fieldOf(run, fieldRef?.fieldPath ?? ''),
      mode: downwardAPI.defaultMode ?? 0o644,
    }));
  if ('projected' in volume)
    return [
      { path: 'ca.crt', data: '-----BEGIN CERTIFICATE-----\n', mode: 0o644 },
      { path: 'namespace', data: namespace, mode: 0o644 },
      { path: 'token', data: `token-of-${run.uid}`, mode: 0o644 },
    ];
  return undefined;
}

function choose(
  data: Readonly<Record<string, string>>,
  items: readonly KeyToPath[] | undefined,
  mode = 0o644,
  optional = false,
): VolumeFile[] {
  if (!items) return Object.entries(data).map(([path, text]) => ({ path, data: text, mode }));
  return items.flatMap((item) => {
    const text = data[item.key];
    if (text !== undefined) return [{ path: item.path, data: text, mode: item.mode ?? mode }];
    if (optional) return [];
    throw new ConfigError(`references non-existent config key: ${item.key}`);
  });
}

/** As the kubelet's atomic writer leaves it: the files in a folder of their time, links to them, and one that can be switched. */
function fill(cluster: Cluster, folder: string, files: readonly VolumeFile[]): void {
  const { mnt } = cluster.engine.host;
  const { now } = cluster;
  const stamp = `..${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '_').replace('T', '_')}.${String(now % 1e6).padStart(9, '0')}`;
  for (const { path, data, mode } of files) {
    const full = `${folder}/${stamp}/${path}`;
    makeFolder(mnt, full.slice(0, full.lastIndexOf('/')), now);
    const place = lookup(mnt, full);
    place.mount.fs.create(place.parts, { type: 'file', mode, data, mtime: now });
  }
  makeFolder(mnt, `${folder}/${stamp}`, now);
  link(cluster, `${folder}/..data`, stamp);
  for (const top of new Set(files.map(({ path }) => split(path)[0] ?? '')))
    link(cluster, `${folder}/${top}`, `..data/${top}`);
}

function link(cluster: Cluster, path: string, target: string): void {
  const place = lookup(cluster.engine.host.mnt, path, false);
  if (place.inode) place.mount.fs.detach(place.parts);
  place.mount.fs.create(place.parts, { type: 'symlink', mode: 0o777, target, mtime: cluster.now });
}

export function removeVolumes(cluster: Cluster, run: PodRuntime): void {
  removeTree(cluster.engine.host.mnt, podFolder(run));
}
