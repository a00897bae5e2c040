import type { Engine } from '../docker/engine';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { Cluster } from './cluster';
import { runAutoscaler } from './controllers/autoscaler';
import { type Controller, startController } from './controllers/controller';
import { deployments } from './controllers/deployment';
import { endpoints } from './controllers/endpoints';
import { garbage, namespaceContents, namespaces } from './controllers/garbage';
import { jobs } from './controllers/job';
import { replicaSets } from './controllers/replica-set';
import { scheduler } from './controllers/scheduler';
import { startKubelets } from './kubelet/kubelet';
import { DNS_ADDRESS } from './kubelet/sandbox';
import { makeNode } from './make-node';
import { runProxy } from './network/proxy';
import { forgetEvents } from './store/record-event';

export interface ClusterOptions {
  readonly seed?: number;
  /** Default 1: the host itself. */
  readonly nodes?: number;
}

/** ms between two clearings of old events. */
const SWEEP = 300_000;

/** A cluster as it is after its installation, with its loops running. */
export function startCluster(engine: Engine, { seed = 1, nodes = 1 }: ClusterOptions = {}): Cluster {
  const cluster = new Cluster(engine, seed);
  const controllers: readonly Controller[] = [
    namespaceContents,
    deployments,
    replicaSets,
    jobs,
    endpoints,
    garbage,
    namespaces,
    scheduler(cluster),
  ];
  for (const controller of controllers) startController(cluster, controller);
  startKubelets(cluster);
  cluster.kernel.task(runProxy(cluster));
  cluster.kernel.task(runAutoscaler(cluster));
  cluster.kernel.task(sweep(cluster));
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system'])
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      ...({ spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } } as object),
    });
  for (let i = 0; i < nodes; i++) cluster.store.create(makeNode(cluster, i));
  addService(cluster, 'default', 'kubernetes', '10.96.0.1', [
    { name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 },
  ]);
  addService(cluster, 'kube-system', 'kube-dns', DNS_ADDRESS, [
    { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
    { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
  ]);
  return cluster;
}

function* sweep(cluster: Cluster): Run<void> {
  for (;;) {
    yield* sleep(cluster.kernel, SWEEP);
    forgetEvents(cluster);
  }
}

function addService(
  { store }: Cluster,
  namespace: string,
  name: string,
  clusterIP: string,
  ports: readonly object[],
): void {
  const labels = name === 'kubernetes' ? { component: 'apiserver', provider: 'kubernetes' } : { 'k8s-app': 'kube-dns' };
  store.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    ...({
      spec: {
        clusterIP,
        clusterIPs: [clusterIP],
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        ports,
        sessionAffinity: 'None',
        type: 'ClusterIP',
      },
      status: { loadBalancer: {} },
    } as object),
  });
}
