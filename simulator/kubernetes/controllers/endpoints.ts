import { same } from '../api/json';
import type { EndpointSlice, KubeObject, Pod, Service, ServicePort } from '../api/objects';
import { randomSuffix } from '../api/random-suffix';
import { matches, requirementsOf } from '../api/selector';
import type { Cluster } from '../cluster';
import { type Controller, keyOf, splitKey } from './controller';
import { isReady } from './pods';

type Endpoint = EndpointSlice['endpoints'][number];

/** Keeps the list of addresses behind each service: its slices, and the old Endpoints object. */
export const endpoints: Controller = {
  keys(cluster, { object, before }) {
    if (object.kind === 'Service') return [keyOf(object)];
    if (object.kind !== 'Pod') return [];
    if (before && !concerns(object as Pod, before as Pod)) return [];
    const services = cluster.store.list<Service>('Service', object.metadata.namespace);
    return services
      .filter(({ spec }) => selects(spec.selector, object) || (before && selects(spec.selector, before)))
      .map(keyOf);
  },

  sync(cluster, key) {
    const [namespace, name] = splitKey(key);
    const service = cluster.store.get<Service>('Service', namespace, name);
    if (!service) {
      const old = cluster.store.get('Endpoints', namespace, name);
      if (old) cluster.store.remove(old);
      return undefined;
    }
    if (!service.spec.selector || service.spec.type === 'ExternalName') return undefined;
    const pods = cluster.store
      .list<Pod>('Pod', namespace, requirementsOf({ matchLabels: service.spec.selector }))
      .filter(({ status }) => status.podIP && status.phase !== 'Succeeded' && status.phase !== 'Failed');
    writeSlice(cluster, service, pods);
    writeEndpoints(cluster, service, pods);
    return undefined;
  },
};

const selects = (selector: Service['spec']['selector'], { metadata }: KubeObject): boolean =>
  selector !== undefined && matches(requirementsOf({ matchLabels: selector }), metadata.labels);

const concerns = (pod: Pod, before: Pod): boolean =>
  pod.status.podIP !== before.status.podIP ||
  pod.status.phase !== before.status.phase ||
  isReady(pod) !== isReady(before) ||
  pod.metadata.deletionTimestamp !== before.metadata.deletionTimestamp ||
  !same(pod.metadata.labels, before.metadata.labels);

export function targetPort(pod: Pod, { port, targetPort: target }: ServicePort): number | undefined {
  if (typeof target === 'number') return target;
  if (target === undefined) return port;
  for (const { ports = [] } of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
    const found = ports.find(({ name }) => name === target);
    if (found) return found.containerPort;
  }
  return undefined;
}

const reference = ({ metadata }: Pod) => ({
  kind: 'Pod',
  name: metadata.name,
  ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
  ...(metadata.uid !== undefined && { uid: metadata.uid }),
});

// #region endpoints
/** Ready means: passes its readiness probe, and is not about to end. */
const endpointOf = (pod: Pod): Endpoint => {
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const serving = isReady(pod);
  return {
    addresses: [pod.status.podIP ?? ''],
    conditions: { ready: serving && !terminating, serving, terminating },
    nodeName: pod.spec.nodeName ?? '',
    targetRef: reference(pod),
  };
};
// #endregion

function portsOf(service: Service, pods: readonly Pod[]) {
  return (service.spec.ports ?? []).flatMap((port) => {
    const number = pods.map((pod) => targetPort(pod, port)).find((found) => found !== undefined);
    return number === undefined ? [] : [{ name: port.name ?? '', port: number, protocol: port.protocol ?? 'TCP' }];
  });
}

function writeSlice(cluster: Cluster, service: Service, pods: readonly Pod[]): void {
  const { store } = cluster;
  const { name, namespace = '', uid = '' } = service.metadata;
  const content = { endpoints: pods.map(endpointOf), ports: portsOf(service, pods) };
  const [slice] = store.ownedBy<EndpointSlice>(uid, 'EndpointSlice');
  if (slice) {
    store.update(slice, content);
    return;
  }
  store.create<EndpointSlice>({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      name: `${name}-${randomSuffix(cluster.random)}`,
      namespace,
      labels: {
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': name,
      },
      ownerReferences: [{ apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Service', name, uid }],
    },
    addressType: 'IPv4',
    ...content,
  });
}

function writeEndpoints({ store }: Cluster, service: Service, pods: readonly Pod[]): void {
  const { name, namespace = '' } = service.metadata;
  const address = (pod: Pod) => ({
    ip: pod.status.podIP ?? '',
    nodeName: pod.spec.nodeName ?? '',
    targetRef: reference(pod),
  });
  const staying = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const ready = staying.filter(isReady).map(address);
  const unready = staying.filter((pod) => !isReady(pod)).map(address);
  const ports = portsOf(service, pods).map(({ name: port, ...rest }) => ({ ...(port && { name: port }), ...rest }));
  const subset = {
    ...(ready.length > 0 && { addresses: ready }),
    ...(unready.length > 0 && { notReadyAddresses: unready }),
    ports,
  };
  const subsets = staying.length > 0 && ports.length > 0 ? [subset] : undefined;
  const before = store.get<KubeObject>('Endpoints', namespace, name);
  const content = { subsets } as unknown as Partial<KubeObject>;
  if (before) store.update(before, content);
  else
    store.create({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name, namespace, ...(service.metadata.labels && { labels: service.metadata.labels }) },
      ...content,
    });
}
