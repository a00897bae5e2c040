import type { Container } from '../../docker/container';
import { emptyHostConfig, type HostConfig } from '../../docker/container-config';
import { createContainer } from '../../docker/create';
import type { Image } from '../../docker/image';
import type { ContainerSpec } from '../api/objects';
import { bytesOf, milliCpu } from '../api/quantity';
import type { Cluster } from '../cluster';
import { ConfigError, environmentOf, expand } from './environment';
import type { PodRuntime } from './pod-runtime';
import { dockerName, etcFiles, labelsOf } from './sandbox';
import { volumePath } from './volumes';

/** docker create, as the kubelet asks for it. Throws ConfigError, DaemonError. */
export function createPodContainer(
  cluster: Cluster,
  run: PodRuntime,
  spec: ContainerSpec,
  attempt: number,
  image: Image,
): Container {
  const { engine } = cluster;
  const { pod } = run;
  const env = environmentOf(cluster, run, spec);
  const words = (list: readonly string[] | undefined) => list?.map((word) => expand(word, env));
  const user = spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser;
  const group = spec.securityContext?.runAsGroup ?? pod.spec.securityContext?.runAsGroup;
  checkUser(run, spec, user, image);
  const { container } = createContainer(engine, {
    name: dockerName(run, spec.name, attempt),
    config: {
      hostname: '',
      domainname: '',
      user: user === undefined ? '' : group === undefined ? String(user) : `${user}:${group}`,
      attachStdin: false,
      attachStdout: false,
      attachStderr: false,
      exposedPorts: [],
      tty: spec.tty ?? false,
      openStdin: spec.stdin ?? false,
      stdinOnce: spec.stdinOnce ?? false,
      env: [...env].map(([name, value]) => `${name}=${value}`),
      // `command` is Docker's entrypoint, `args` its command; the entrypoint alone drops the image's command.
      entrypoint: words(spec.command) ?? null,
      cmd: words(spec.args) ?? null,
      healthcheck: { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 },
      image: image.id,
      volumes: [],
      workingDir: spec.workingDir ?? '',
      labels: labelsOf(run, spec.name, 'container'),
      stopSignal: '',
    },
    hostConfig: hostConfigOf(run, spec),
  });
  for (const file of etcFiles(run)) container.givenFiles.push({ ...file, uid: 0, gid: 0, mode: 0o644 });
  return container;
}

function checkUser(run: PodRuntime, spec: ContainerSpec, user: number | undefined, image: Image): void {
  const must = spec.securityContext?.runAsNonRoot ?? run.pod.spec.securityContext?.runAsNonRoot;
  if (!must) return;
  const where = `(pod: "${run.name}_${run.namespace}(${run.uid})", container: ${spec.name})`;
  const own = image.config.user.split(':')[0] ?? '';
  if (user === 0) throw new ConfigError(`container's runAsUser breaks non-root policy ${where}`);
  if (user !== undefined) return;
  if (own === '' || own === '0' || own === 'root')
    throw new ConfigError(`container has runAsNonRoot and image will run as root ${where}`);
  if (!/^\d+$/.test(own))
    throw new ConfigError(
      `container has runAsNonRoot and image has non-numeric user (${own}), cannot verify user is non-root ${where}`,
    );
}

function hostConfigOf(run: PodRuntime, spec: ContainerSpec): HostConfig {
  const { pod, sandbox } = run;
  const own = `container:${sandbox?.id ?? ''}`;
  const { securityContext: security = {}, resources = {} } = spec;
  const limit = resources.limits ?? {};
  const memory = bytesOf(limit['memory']);
  const target =
    spec.targetContainerName === undefined ? undefined : run.containers.get(spec.targetContainerName)?.container;
  const privileges = security.allowPrivilegeEscalation === false ? ['no-new-privileges'] : [];
  return {
    ...emptyHostConfig,
    binds: (spec.volumeMounts ?? []).flatMap(({ name, mountPath, readOnly, subPath }) => {
      const volume = pod.spec.volumes?.find((one) => one.name === name);
      if (!volume) return [];
      const source = volumePath(run, volume) + (subPath ? `/${subPath}` : '');
      return [`${source}:${mountPath}${readOnly || volume.configMap || volume.secret ? ':ro' : ''}`];
    }),
    networkMode: own,
    ipcMode: own,
    pidMode: pod.spec.shareProcessNamespace ? own : target ? `container:${target.id}` : pod.spec.hostPID ? 'host' : '',
    privileged: security.privileged ?? false,
    readonlyRootfs: security.readOnlyRootFilesystem ?? false,
    capAdd: security.capabilities?.add ?? [],
    capDrop: security.capabilities?.drop ?? [],
    securityOpt: privileges,
    memory,
    memorySwap: memory,
    cpuShares: Math.max(2, Math.floor((milliCpu(resources.requests?.['cpu']) * 1024) / 1000)),
    ...(limit['cpu'] !== undefined && { cpuPeriod: 100_000, cpuQuota: Math.max(1000, milliCpu(limit['cpu']) * 100) }),
    oomScoreAdj: pod.status.qosClass === 'Guaranteed' ? -997 : pod.status.qosClass === 'BestEffort' ? 1000 : 900,
  };
}
