import { bringUp } from '../../docker/bring-up';
import { emptyHostConfig } from '../../docker/container-config';
import { createContainer } from '../../docker/create';
import { DaemonError } from '../../docker/daemon-error';
import { digest } from '../../docker/digest';
import { waitForExit } from '../../docker/exit';
import { emptyConfig } from '../../docker/image';
import { makeImage } from '../../docker/image-id';
import { latency } from '../../docker/latency';
import { removeContainer } from '../../docker/remove';
import { sleep, waitFor } from '../../docker/wait';
import { signals } from '../../kernel/signal';
import type { Program, Run } from '../../kernel/syscalls';
import { plantBinary } from '../../vfs/plant';
import { Tree } from '../../vfs/tree';
import type { Cluster } from '../cluster';
import { resolveClusterName } from '../network/resolve-name';
import { nodeAddress } from './node-address';
import type { PodRuntime } from './pod-runtime';
import { report } from './report';

const IMAGE = 'registry.k8s.io/pause:3.10';

/** Does nothing but hold namespaces, and wait for children that are not its own. */
export const pause: Program = function* (sys) {
  let ended = false;
  for (const signal of [signals.INT, signals.TERM])
    sys.sigaction(signal, {
      handler: () => {
        ended = true;
      },
    });
  sys.sigaction(signals.CHLD, { handler: () => {} });
  while (!ended) {
    try {
      yield* sys.sleep(Number.POSITIVE_INFINITY);
    } catch {
      yield* reapAll(sys);
    }
  }
  return 0;
};

function* reapAll(sys: Parameters<Program>[0]): Run<void> {
  try {
    while (yield* sys.wait(-1, { nohang: true }));
  } catch {
    // No children.
  }
}

function ensureImage({ engine }: Cluster): void {
  if (engine.images.named(IMAGE)) return;
  const tree = new Tree();
  const created = Date.UTC(2024, 4, 29);
  plantBinary(tree, 'pause', 'pause', 736_704, { mtime: created });
  const image = makeImage({
    created,
    author: '',
    config: {
      ...emptyConfig,
      env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      user: '65535:65535',
      entrypoint: ['/pause'],
      workingDir: '/',
    },
    layers: [{ diffId: digest(IMAGE), size: 736_704, snapshot: tree.snapshot() }],
    history: [{ created, createdBy: 'ENTRYPOINT ["/pause"]', comment: 'buildkit.dockerfile.v0', emptyLayer: false }],
  });
  engine.images.add(image, IMAGE);
}

export const labelsOf = (run: PodRuntime, container: string, type: 'container' | 'podsandbox') => ({
  'io.kubernetes.container.name': container,
  'io.kubernetes.docker.type': type,
  'io.kubernetes.pod.name': run.name,
  'io.kubernetes.pod.namespace': run.namespace,
  'io.kubernetes.pod.uid': run.uid,
});

/** As cri-dockerd names it. */
export const dockerName = (run: PodRuntime, container: string, attempt: number): string =>
  `k8s_${container}_${run.name}_${run.namespace}_${run.uid}_${attempt}`;

/** ms after which a sandbox that could not be made is tried again. */
const RETRY = 12_000;

/** The pod's first container, and its place on the network; tried again until the pod is to end. */
export function* startSandbox(cluster: Cluster, run: PodRuntime): Run<void> {
  for (let attempt = 0; !run.doomed; attempt++) {
    try {
      yield* trySandbox(cluster, run, attempt);
      return;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      report(
        cluster,
        run,
        'FailedCreatePodSandBox',
        `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to start sandbox container for pod "${run.name}": Error response from daemon: ${error.message}`,
        { warning: true },
      );
    }
    yield* removeSandbox(cluster, run);
    const until = cluster.now + RETRY;
    while (cluster.now < until && !run.doomed) yield* waitFor([run.changed], until);
  }
}

function* trySandbox(cluster: Cluster, run: PodRuntime, attempt: number): Run<void> {
  const { engine } = cluster;
  const { spec } = run.pod;
  ensureImage(cluster);
  yield* sleep(engine.kernel, latency.create);
  const { container } = createContainer(engine, {
    name: dockerName(run, 'POD', attempt),
    config: {
      hostname: spec.hostNetwork ? '' : (spec.hostname ?? run.name).slice(0, 63),
      domainname: '',
      user: '',
      attachStdin: false,
      attachStdout: false,
      attachStderr: false,
      exposedPorts: [],
      tty: false,
      openStdin: false,
      stdinOnce: false,
      env: [],
      cmd: null,
      entrypoint: null,
      image: IMAGE,
      volumes: [],
      workingDir: '',
      labels: labelsOf(run, 'POD', 'podsandbox'),
      stopSignal: '',
    },
    hostConfig: {
      ...emptyHostConfig,
      networkMode: spec.hostNetwork ? 'host' : 'none',
      ipcMode: 'shareable',
      pidMode: spec.hostPID ? 'host' : '',
      oomScoreAdj: -998,
      securityOpt: ['no-new-privileges'],
    },
  });
  run.sandbox = container;
  const sandbox = yield* bringUp(engine, container);
  if (!sandbox) return;
  engine.kernel.task(waitForExit(engine, container, sandbox));
  engine.event(container, 'start');
  if (spec.hostNetwork) {
    run.address = nodeAddress(run.nodeIndex);
    return;
  }
  run.address = cluster.network.plug(sandbox.net, run.nodeIndex);
  sandbox.net.resolver = (name) => resolveClusterName(cluster, run.namespace, name);
}

/** Takes the pod off the network and its first container away. */
export function* removeSandbox(cluster: Cluster, run: PodRuntime): Run<void> {
  const { sandbox } = run;
  if (!sandbox || sandbox.removed) return;
  if (sandbox.sandbox && !run.pod.spec.hostNetwork) cluster.network.unplug(sandbox.sandbox.net);
  yield* removeContainer(cluster.engine, sandbox, { force: true });
}

/** resolv.conf and hosts as the kubelet writes them for a pod. */
export function etcFiles(run: PodRuntime): { readonly path: string; readonly data: string }[] {
  const { spec } = run.pod;
  const search = [`${run.namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local'].join(' ');
  const hosts = [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    `${run.address}\t${(spec.hostname ?? run.name).slice(0, 63)}`,
    ...(spec.hostAliases?.length ? ['', '# Entries added by HostAliases.'] : []),
    ...(spec.hostAliases ?? []).map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join('\t')}`),
    '',
  ];
  if (spec.hostNetwork) return [];
  return [
    { path: '/etc/hosts', data: hosts.join('\n') },
    { path: '/etc/resolv.conf', data: `nameserver ${DNS_ADDRESS}\nsearch ${search}\noptions ndots:5\n` },
  ];
}

/** Of the service kube-dns. */
export const DNS_ADDRESS = '10.96.0.10';
