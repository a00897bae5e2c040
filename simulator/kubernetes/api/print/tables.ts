import { timeOf } from '../../store/timestamp';
import type {
  Autoscaler,
  ConfigMap,
  ContainerSpec,
  Deployment,
  EndpointSlice,
  EventObject,
  Job,
  KubeObject,
  Node,
  Pod,
  ReplicaSet,
  Secret,
  Service,
} from '../objects';
import { formatLabels, formatSelector } from '../selector';
import { ageOf, shortDuration } from './age';
import { podCells } from './pod-cells';

/** A column of a kind's table; those of `wide` are left out unless asked for. */
export interface Column {
  readonly name: string;
  readonly wide?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  cells(object: KubeObject, now: number): readonly (string | number)[];
}

const columns = (normal: string, wide = ''): Column[] => [
  ...normal.split(',').map((name) => ({ name })),
  ...wide
    .split(',')
    .filter(Boolean)
    .map((name) => ({ name, wide: true })),
];

const names = (list: readonly ContainerSpec[] = []): string => list.map(({ name }) => name).join(',');
const images = (list: readonly ContainerSpec[] = []): string => list.map(({ image }) => image).join(',');

function define<T extends KubeObject>(
  normal: string,
  wide: string,
  cells: (object: T, now: number) => readonly (string | number)[],
): Table {
  return {
    columns: columns(normal, wide),
    cells: (object, now) => [object.metadata.name, ...cells(object as T, now)],
  };
}

const age = ({ metadata }: KubeObject, now: number): string => ageOf(metadata.creationTimestamp, now);

export function externalAddress({ spec }: Service): string {
  if (spec.type === 'ExternalName') return spec.externalName ?? '';
  return spec.type === 'LoadBalancer' ? '<pending>' : '<none>';
}

export const servicePorts = ({ spec }: Service): string =>
  (spec.ports ?? [])
    .map(({ port, nodePort, protocol = 'TCP' }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`)
    .join(',') || '<none>';

interface OldEndpoints extends KubeObject {
  readonly subsets?: readonly {
    readonly addresses?: readonly { readonly ip: string }[];
    readonly ports?: readonly { readonly port: number }[];
  }[];
}

export function endpointAddresses({ subsets = [] }: OldEndpoints, most = 3): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  if (all.length === 0) return '<none>';
  return all.slice(0, most).join(',') + (all.length > most ? ` + ${all.length - most} more...` : '');
}

export function jobStatus({ status, spec, metadata }: Job): string {
  const has = (type: string) => status.conditions?.some((one) => one.type === type && one.status === 'True');
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  if (spec.suspend) return 'Suspended';
  if (has('FailureTarget')) return 'FailureTarget';
  return has('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
}

function jobDuration({ status }: Job, now: number): string {
  if (!status.startTime) return '';
  const end = status.completionTime ? timeOf(status.completionTime) : now;
  return shortDuration(end - timeOf(status.startTime));
}

export function targets({ spec, status }: Autoscaler): string {
  const list = (spec.metrics ?? []).map(({ resource }) => {
    const current = status.currentMetrics?.find(
      (one) => (one['resource'] as { name?: string })?.name === resource?.name,
    );
    const value = (current?.['resource'] as { current?: { averageUtilization?: number } } | undefined)?.current;
    const wanted = resource?.target.averageUtilization;
    return `${resource?.name}: ${value?.averageUtilization === undefined ? '<unknown>' : `${value.averageUtilization}%`}/${wanted}%`;
  });
  return list.join(', ') || '<none>';
}

const roles = ({ metadata }: Node): string =>
  Object.keys(metadata.labels ?? {})
    .flatMap((name) => /^node-role\.kubernetes\.io\/(.+)$/.exec(name)?.[1] ?? [])
    .sort()
    .join(',') || '<none>';

const count = (map: object | undefined): number => Object.keys(map ?? {}).length;

/** By kind; what `kubectl get` shows. */
export const tables: Readonly<Record<string, Table>> = {
  Pod: define<Pod>('NAME,READY,STATUS,RESTARTS,AGE', 'IP,NODE,NOMINATED NODE,READINESS GATES', (pod, now) => {
    const { ready, status, restarts } = podCells(pod, now);
    return [
      ready,
      status,
      restarts,
      age(pod, now),
      pod.status.podIP ?? '<none>',
      pod.spec.nodeName ?? '<none>',
      '<none>',
      '<none>',
    ];
  }),
  Deployment: define<Deployment>('NAME,READY,UP-TO-DATE,AVAILABLE,AGE', 'CONTAINERS,IMAGES,SELECTOR', (one, now) => {
    const { status, spec } = one;
    const list = spec.template.spec.containers;
    return [
      `${status.readyReplicas ?? 0}/${spec.replicas}`,
      status.updatedReplicas ?? 0,
      status.availableReplicas ?? 0,
      age(one, now),
      names(list),
      images(list),
      formatSelector(spec.selector),
    ];
  }),
  ReplicaSet: define<ReplicaSet>('NAME,DESIRED,CURRENT,READY,AGE', 'CONTAINERS,IMAGES,SELECTOR', (one, now) => {
    const { status, spec } = one;
    const list = spec.template.spec.containers;
    return [
      spec.replicas,
      status.replicas,
      status.readyReplicas ?? 0,
      age(one, now),
      names(list),
      images(list),
      formatSelector(spec.selector),
    ];
  }),
  Job: define<Job>('NAME,STATUS,COMPLETIONS,DURATION,AGE', 'CONTAINERS,IMAGES,SELECTOR', (one, now) => {
    const { status, spec } = one;
    const { completions, parallelism = 1 } = spec;
    const wanted = completions ?? (parallelism > 1 ? `1 of ${parallelism}` : 1);
    const list = spec.template.spec.containers;
    return [
      jobStatus(one),
      `${status.succeeded ?? 0}/${wanted}`,
      jobDuration(one, now),
      age(one, now),
      names(list),
      images(list),
      formatSelector(spec.selector),
    ];
  }),
  Service: define<Service>('NAME,TYPE,CLUSTER-IP,EXTERNAL-IP,PORT(S),AGE', 'SELECTOR', (one, now) => [
    one.spec.type ?? 'ClusterIP',
    one.spec.clusterIP || '<none>',
    externalAddress(one),
    servicePorts(one),
    age(one, now),
    formatLabels(one.spec.selector),
  ]),
  Endpoints: define<OldEndpoints>('NAME,ENDPOINTS,AGE', '', (one, now) => [endpointAddresses(one), age(one, now)]),
  EndpointSlice: define<EndpointSlice>('NAME,ADDRESSTYPE,PORTS,ENDPOINTS,AGE', '', (one, now) => {
    const addresses = one.endpoints.flatMap((endpoint) => endpoint.addresses);
    const shown = addresses.slice(0, 3).join(',') + (addresses.length > 3 ? ` + ${addresses.length - 3} more...` : '');
    return [
      one.addressType,
      one.ports.map(({ port }) => port).join(',') || '<unset>',
      shown || '<unset>',
      age(one, now),
    ];
  }),
  ConfigMap: define<ConfigMap>('NAME,DATA,AGE', '', (one, now) => [
    count(one.data) + count(one.binaryData),
    age(one, now),
  ]),
  Secret: define<Secret>('NAME,TYPE,DATA,AGE', '', (one, now) => [
    one.type ?? 'Opaque',
    count(one.data),
    age(one, now),
  ]),
  ServiceAccount: define('NAME,SECRETS,AGE', '', (one, now) => [0, age(one, now)]),
  Namespace: define('NAME,STATUS,AGE', '', (one, now) => [
    (one as KubeObject & { status?: { phase?: string } }).status?.phase ?? 'Active',
    age(one, now),
  ]),
  Node: define<Node>(
    'NAME,STATUS,ROLES,AGE,VERSION',
    'INTERNAL-IP,EXTERNAL-IP,OS-IMAGE,KERNEL-VERSION,CONTAINER-RUNTIME',
    (one, now) => {
      const { nodeInfo, addresses } = one.status;
      return [
        `Ready${one.spec.unschedulable ? ',SchedulingDisabled' : ''}`,
        roles(one),
        age(one, now),
        nodeInfo['kubeletVersion'] ?? '',
        addresses[0]?.address ?? '<none>',
        '<none>',
        nodeInfo['osImage'] ?? '',
        nodeInfo['kernelVersion'] ?? '',
        nodeInfo['containerRuntimeVersion'] ?? '',
      ];
    },
  ),
  HorizontalPodAutoscaler: define<Autoscaler>('NAME,REFERENCE,TARGETS,MINPODS,MAXPODS,REPLICAS,AGE', '', (one, now) => [
    `${one.spec.scaleTargetRef.kind}/${one.spec.scaleTargetRef.name}`,
    targets(one),
    one.spec.minReplicas,
    one.spec.maxReplicas,
    one.status.currentReplicas ?? 0,
    age(one, now),
  ]),
  Event: {
    columns: [
      ...columns('LAST SEEN,TYPE,REASON,OBJECT'),
      { name: 'SUBOBJECT', wide: true },
      { name: 'SOURCE', wide: true },
      { name: 'MESSAGE' },
      { name: 'FIRST SEEN', wide: true },
      { name: 'COUNT', wide: true },
      { name: 'NAME', wide: true },
    ],
    cells(object, now) {
      const one = object as EventObject;
      const { involvedObject: about, source } = one;
      return [
        ageOf(one.lastTimestamp, now),
        one.type,
        one.reason,
        `${about.kind.toLowerCase()}/${about.name}`,
        about.fieldPath ?? '',
        [source.component, source.host].filter(Boolean).join(', '),
        one.message.trim(),
        ageOf(one.firstTimestamp, now),
        one.count,
        one.metadata.name,
      ];
    },
  },
};
