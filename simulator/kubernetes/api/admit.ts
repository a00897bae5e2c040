import type { Cluster } from '../cluster';
import type { KubeObject, Pod, Service } from './objects';
import { randomSuffix } from './random-suffix';
import { resourceOf } from './resources';
import { invalid } from './status-error';
import { bad } from './validation/causes';

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What the API adds to an object of its own accord before it keeps it. */
export function admit(cluster: Cluster, object: KubeObject): KubeObject {
  if (object.kind === 'Pod') return admitPod(cluster, object as Pod);
  if (object.kind === 'Service') return admitService(cluster, object as Service);
  return object;
}

/** The default service account with its token, and tolerance of a node that is away for five minutes. */
function admitPod(cluster: Cluster, pod: Pod): Pod {
  const { spec } = pod;
  const token = `kube-api-access-${randomSuffix(cluster.random)}`;
  const mount = { mountPath: TOKEN_PATH, name: token, readOnly: true };
  const withToken = (list: Pod['spec']['containers']) =>
    list.map((one) => ({ ...one, volumeMounts: [...(one.volumeMounts ?? []), mount] }));
  const wants = (spec as { automountServiceAccountToken?: boolean }).automountServiceAccountToken !== false;
  const name = spec.serviceAccountName ?? 'default';
  const tolerations = ['not-ready', 'unreachable'].map((why) => ({
    effect: 'NoExecute',
    key: `node.kubernetes.io/${why}`,
    operator: 'Exists',
    tolerationSeconds: 300,
  }));
  return {
    ...pod,
    spec: {
      ...spec,
      serviceAccountName: name,
      ...({ serviceAccount: name, preemptionPolicy: 'PreemptLowerPriority', priority: 0 } as object),
      tolerations: [...(spec.tolerations ?? []), ...tolerations],
      ...(wants && {
        containers: withToken(spec.containers),
        ...(spec.initContainers && { initContainers: withToken(spec.initContainers) }),
        volumes: [...(spec.volumes ?? []), { name: token, ...({ projected: tokenSources } as object) }],
      }),
    },
    status: { phase: 'Pending', qosClass: qosClass(pod) },
  };
}

const tokenSources = {
  defaultMode: 420,
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
    {
      downwardAPI: { items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }] },
    },
  ],
};

/** Guaranteed: every container has limits of CPU and memory, and asks for no less. */
export function qosClass({ spec }: Pod): string {
  const all = [...spec.containers, ...(spec.initContainers ?? [])];
  const names = ['cpu', 'memory'];
  const any = all.some(({ resources }) =>
    names.some((name) => resources?.limits?.[name] !== undefined || resources?.requests?.[name] !== undefined),
  );
  if (!any) return 'BestEffort';
  const full = all.every(({ resources }) =>
    names.every((name) => {
      const limit = resources?.limits?.[name];
      return limit !== undefined && (resources?.requests?.[name] ?? limit) === limit;
    }),
  );
  return full ? 'Guaranteed' : 'Burstable';
}

const FIRST_NODE_PORT = 30000;
const LAST_NODE_PORT = 32767;

function admitService(cluster: Cluster, service: Service): Service {
  const { spec } = service;
  if (spec.type === 'ExternalName') return { ...service, status: { loadBalancer: {} } };
  const others = cluster.store.list<Service>('Service').filter(({ metadata }) => metadata.uid !== service.metadata.uid);
  const refuse = (field: string, value: string | number, why: string) =>
    invalid(resourceOf('Service'), service.metadata.name, [bad(field, value, why)]);
  const taken = new Set(others.map((one) => one.spec.clusterIP));
  let address = spec.clusterIP ?? '';
  if (address === '') {
    do
      address = `10.${96 + cluster.random.integer(16)}.${cluster.random.integer(256)}.${1 + cluster.random.integer(254)}`;
    while (taken.has(address));
  } else if (address !== 'None' && taken.has(address)) {
    throw refuse('spec.clusterIPs', address, `failed to allocate IP ${address}: provided IP is already allocated`);
  }
  const nodePorts = new Set(others.flatMap((one) => (one.spec.ports ?? []).map(({ nodePort }) => nodePort)));
  const wantsPorts = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  const ports = (spec.ports ?? []).map((port, i) => {
    if (!wantsPorts) return port;
    const { nodePort } = port;
    if (nodePort !== undefined && (nodePort < FIRST_NODE_PORT || nodePort > LAST_NODE_PORT))
      throw refuse(
        `spec.ports[${i}].nodePort`,
        nodePort,
        `provided port is not in the valid range. The range of valid ports is ${FIRST_NODE_PORT}-${LAST_NODE_PORT}`,
      );
    if (nodePort !== undefined && nodePorts.has(nodePort))
      throw refuse(`spec.ports[${i}].nodePort`, nodePort, 'provided port is already allocated');
    let chosen = nodePort;
    while (chosen === undefined || (nodePort === undefined && nodePorts.has(chosen)))
      chosen = FIRST_NODE_PORT + cluster.random.integer(LAST_NODE_PORT - FIRST_NODE_PORT + 1);
    nodePorts.add(chosen);
    return { ...port, nodePort: chosen };
  });
  return {
    ...service,
    spec: {
      ...spec,
      clusterIP: address,
      clusterIPs: [address],
      ...({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' } as object),
      ...(spec.ports && { ports }),
    },
    status: service.status ?? { loadBalancer: {} },
  };
}
