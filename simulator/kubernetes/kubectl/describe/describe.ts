import { decodeBase64 } from '../../api/base64';
import type {
  Autoscaler,
  ConfigMap,
  Deployment,
  EndpointSlice,
  Job,
  KubeObject,
  Node,
  Pod,
  ReplicaSet,
  Secret,
  Service,
} from '../../api/objects';
import { ageOf, shortDuration } from '../../api/print/age';
import { externalAddress, targets } from '../../api/print/tables';
import { bytesOf, milliCpu } from '../../api/quantity';
import { formatLabels, formatSelector } from '../../api/selector';
import type { Cluster } from '../../cluster';
import { findNewSet } from '../../controllers/deployment';
import { wantsOf } from '../../controllers/scheduler';
import { fieldOf } from '../../kubelet/environment';
import { timeOf } from '../../store/timestamp';
import { align, eventLines, longTime, mapLines } from './page';
import { containerLines, templateLines, tolerationLines, volumeLines } from './template';

type Describe<T extends KubeObject> = (cluster: Cluster, object: T) => string[];

const owner = ({ metadata }: KubeObject): string[] =>
  (metadata.ownerReferences ?? [])
    .filter(({ controller }) => controller)
    .map(({ kind, name }) => `Controlled By:\t${kind}/${name}`);

const pod: Describe<Pod> = (cluster, object) => {
  const { metadata, spec, status } = object;
  const of = (name: string) =>
    [
      ...(status.initContainerStatuses ?? []),
      ...(status.containerStatuses ?? []),
      ...(status.ephemeralContainerStatuses ?? []),
    ].find((one) => one.name === name);
  const address = status.podIP ?? '';
  const run = cluster.pods.get(metadata.uid ?? '');
  const field = (path: string) => (run ? fieldOf(run, path) : '');
  const containers = (list: Pod['spec']['containers']) =>
    list.flatMap((one) => containerLines(one, { status: of(one.name), field }));
  const grace = metadata.deletionGracePeriodSeconds;
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    `Priority:\t0`,
    `Service Account:\t${spec.serviceAccountName ?? 'default'}`,
    `Node:\t${spec.nodeName ? `${spec.nodeName}${status.hostIP ? `/${status.hostIP}` : ''}` : '<none>'}`,
    ...(status.startTime ? [`Start Time:\t${longTime(status.startTime)}`] : []),
    ...mapLines('Labels', metadata.labels),
    ...mapLines('Annotations', metadata.annotations),
    metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp !== null
      ? `Status:\tTerminating (lasts ${shortDuration(cluster.now - timeOf(metadata.deletionTimestamp))})\nTermination Grace Period:\t${grace}s`
      : `Status:\t${status.phase}`,
    ...(status.reason ? [`Reason:\t${status.reason}`] : []),
    ...(status.message ? [`Message:\t${status.message}`] : []),
    `IP:\t${address}`,
    ...(address === '' ? ['IPs:\t<none>'] : ['IPs:', `  IP:\t${address}`]),
    ...owner(object),
    ...(spec.initContainers?.length ? ['Init Containers:', ...containers(spec.initContainers)] : []),
    'Containers:',
    ...containers(spec.containers),
    ...(spec.ephemeralContainers?.length ? ['Ephemeral Containers:', ...containers(spec.ephemeralContainers)] : []),
    ...(status.conditions?.length
      ? ['Conditions:', '  Type\tStatus', ...status.conditions.map(({ type, status: value }) => `  ${type}\t${value} `)]
      : []),
    ...volumeLines(spec.volumes ?? []),
    `QoS Class:\t${status.qosClass}`,
    ...mapLines('Node-Selectors', spec.nodeSelector),
    ...tolerationLines(spec.tolerations ?? []).map((line, i) => `${i === 0 ? 'Tolerations:' : ''}\t${line}`),
    ...eventLines(cluster, object),
  ];
};

const podCounts = (cluster: Cluster, { metadata }: KubeObject): string => {
  const pods = cluster.store.ownedBy<Pod>(metadata.uid, 'Pod');
  const count = (phase: string) => pods.filter(({ status }) => status.phase === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
};

const conditions = (list: readonly { type: string; status: string; reason?: string }[] = []): string[] =>
  list.length === 0
    ? []
    : [
        'Conditions:',
        '  Type\tStatus\tReason',
        '  ----\t------\t------',
        ...list.map(({ type, status, reason }) => `  ${type} \t${status}\t${reason}`),
      ];

const indent = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .split('\n')
      .map((one) => `  ${one}`)
      .join('\n'),
  );

const deployment: Describe<Deployment> = (cluster, object) => {
  const { metadata, spec, status } = object;
  const sets = cluster.store.ownedBy<ReplicaSet>(metadata.uid, 'ReplicaSet');
  const current = findNewSet(object, sets);
  const shown = (set: ReplicaSet) =>
    `${set.metadata.name} (${set.status.replicas}/${set.spec.replicas} replicas created)`;
  const old = sets.filter((set) => set !== current);
  const rolling = spec.strategy.rollingUpdate;
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    `CreationTimestamp:\t${longTime(metadata.creationTimestamp)}`,
    ...mapLines('Labels', metadata.labels),
    ...mapLines('Annotations', metadata.annotations),
    `Selector:\t${formatSelector(spec.selector)}`,
    `Replicas:\t${spec.replicas} desired | ${status.updatedReplicas ?? 0} updated | ${status.replicas ?? 0} total | ${status.availableReplicas ?? 0} available | ${status.unavailableReplicas ?? 0} unavailable`,
    `StrategyType:\t${spec.strategy.type}`,
    `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`,
    ...(rolling
      ? [`RollingUpdateStrategy:\t${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge`]
      : []),
    'Pod Template:',
    ...indent(templateLines(spec.template)),
    ...conditions(status.conditions),
    `OldReplicaSets:\t${old.map(shown).join(', ') || '<none>'}`,
    `NewReplicaSet:\t${current ? shown(current) : '<none>'}`,
    ...eventLines(cluster, object),
  ];
};

const replicaSet: Describe<ReplicaSet> = (cluster, object) => [
  `Name:\t${object.metadata.name}`,
  `Namespace:\t${object.metadata.namespace}`,
  `Selector:\t${formatSelector(object.spec.selector)}`,
  ...mapLines('Labels', object.metadata.labels),
  ...mapLines('Annotations', object.metadata.annotations),
  ...owner(object),
  `Replicas:\t${object.status.replicas} current / ${object.spec.replicas} desired`,
  `Pods Status:\t${podCounts(cluster, object)}`,
  'Pod Template:',
  ...indent(templateLines(object.spec.template)),
  ...eventLines(cluster, object),
];

const service: Describe<Service> = (cluster, object) => {
  const { metadata, spec } = object;
  const slices = cluster.store.ownedBy<EndpointSlice>(metadata.uid, 'EndpointSlice');
  const lines = (spec.ports ?? []).flatMap(({ name = '', port, targetPort, nodePort, protocol = 'TCP' }) => {
    const endpoints = slices.flatMap((slice) => {
      const number = slice.ports.find((one) => one.name === name)?.port;
      return number === undefined
        ? []
        : slice.endpoints
            .filter((one) => one.conditions.ready)
            .flatMap((one) => one.addresses.map((address) => `${address}:${number}`));
    });
    const list = endpoints.slice(0, 3).join(',') + (endpoints.length > 3 ? ` + ${endpoints.length - 3} more...` : '');
    return [
      `Port:\t${name || '<unset>'}\t${port}/${protocol}`,
      `TargetPort:\t${targetPort}/${protocol}`,
      ...(nodePort ? [`NodePort:\t${name || '<unset>'}\t${nodePort}/${protocol}`] : []),
      `Endpoints:\t${list}`,
    ];
  });
  const address = spec.clusterIP || '';
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    ...mapLines('Labels', metadata.labels),
    ...mapLines('Annotations', metadata.annotations),
    `Selector:\t${formatLabels(spec.selector)}`,
    `Type:\t${spec.type}`,
    'IP Family Policy:\tSingleStack',
    'IP Families:\tIPv4',
    `IP:\t${address}`,
    `IPs:\t${address || '<none>'}`,
    ...(spec.externalName ? [`External Name:\t${externalAddress(object)}`] : []),
    ...lines,
    `Session Affinity:\t${spec.sessionAffinity ?? 'None'}`,
    ...((spec as { externalTrafficPolicy?: string }).externalTrafficPolicy
      ? [`External Traffic Policy:\t${(spec as { externalTrafficPolicy?: string }).externalTrafficPolicy}`]
      : []),
    'Internal Traffic Policy:\tCluster',
    ...eventLines(cluster, object),
  ];
};

const job: Describe<Job> = (cluster, object) => {
  const { metadata, spec, status } = object;
  const active = cluster.store
    .ownedBy<Pod>(metadata.uid, 'Pod')
    .filter(({ status: { phase } }) => phase === 'Pending' || phase === 'Running');
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    `Selector:\t${formatSelector(spec.selector)}`,
    ...mapLines('Labels', metadata.labels),
    ...mapLines('Annotations', metadata.annotations),
    `Parallelism:\t${spec.parallelism}`,
    `Completions:\t${spec.completions ?? '<unset>'}`,
    'Completion Mode:\tNonIndexed',
    'Suspend:\tfalse',
    `Backoff Limit:\t${spec.backoffLimit}`,
    ...(spec.ttlSecondsAfterFinished !== undefined
      ? [`TTL Seconds After Finished:\t${spec.ttlSecondsAfterFinished}`]
      : []),
    ...(status.startTime ? [`Start Time:\t${longTime(status.startTime)}`] : []),
    ...(status.completionTime
      ? [
          `Completed At:\t${longTime(status.completionTime)}`,
          `Duration:\t${shortDuration(timeOf(status.completionTime) - timeOf(status.startTime))}`,
        ]
      : []),
    ...(spec.activeDeadlineSeconds !== undefined ? [`Active Deadline Seconds:\t${spec.activeDeadlineSeconds}s`] : []),
    `Pods Statuses:\t${active.length} Active (${status.ready ?? 0} Ready) / ${status.succeeded ?? 0} Succeeded / ${status.failed ?? 0} Failed`,
    'Pod Template:',
    ...indent(templateLines(spec.template)),
    ...eventLines(cluster, object),
  ];
};

const configMap: Describe<ConfigMap> = (cluster, { metadata, data = {}, ...rest }) => [
  `Name:\t${metadata.name}`,
  `Namespace:\t${metadata.namespace}`,
  ...mapLines('Labels', metadata.labels),
  ...mapLines('Annotations', metadata.annotations),
  '',
  'Data',
  '====',
  ...Object.entries(data)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [`${name}:`, '----', value, '']),
  '',
  'BinaryData',
  '====',
  '',
  ...eventLines(cluster, { ...rest, metadata }),
];

const secret: Describe<Secret> = (_, { metadata, type, data = {} }) => [
  `Name:\t${metadata.name}`,
  `Namespace:\t${metadata.namespace}`,
  ...mapLines('Labels', metadata.labels),
  ...mapLines('Annotations', metadata.annotations),
  '',
  `Type:\t${type}`,
  '',
  'Data',
  '====',
  ...Object.entries(data)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:\t${decodeBase64(value).length} bytes`),
];

const autoscaler: Describe<Autoscaler> = (cluster, object) => {
  const { metadata, spec, status } = object;
  const list = status.conditions ?? [];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace}`,
    ...mapLines('Labels', metadata.labels),
    ...mapLines('Annotations', metadata.annotations),
    `CreationTimestamp:\t${longTime(metadata.creationTimestamp)}`,
    `Reference:\t${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
    'Metrics:\t( current / target )',
    `  resource cpu on pods  (as a percentage of request):\t${targets(object)
      .replace(/^cpu: /, '')
      .replace('/', ' / ')}`,
    `Min replicas:\t${spec.minReplicas}`,
    `Max replicas:\t${spec.maxReplicas}`,
    `Deployment pods:\t${status.currentReplicas ?? 0} current / ${status.desiredReplicas} desired`,
    ...(list.length > 0
      ? [
          'Conditions:',
          '  Type\tStatus\tReason\tMessage',
          '  ----\t------\t------\t-------',
          ...list.map((one) => `  ${one.type}\t${one.status}\t${one.reason}\t${one.message}`),
        ]
      : []),
    ...eventLines(cluster, object),
  ];
};

const namespace: Describe<KubeObject> = (_, { metadata, ...rest }) => [
  `Name:\t${metadata.name}`,
  ...mapLines('Labels', metadata.labels),
  ...mapLines('Annotations', metadata.annotations),
  `Status:\t${(rest as { status?: { phase?: string } }).status?.phase ?? 'Active'}`,
  '',
  'No resource quota.',
  '',
  'No LimitRange resource.',
];

const node: Describe<Node> = (cluster, object) => {
  const { metadata, spec, status } = object;
  const pods = cluster.store
    .list<Pod>('Pod')
    .filter((one) => one.spec.nodeName === metadata.name && !['Succeeded', 'Failed'].includes(one.status.phase ?? ''));
  const cpu = milliCpu(status.allocatable['cpu']);
  const memory = bytesOf(status.allocatable['memory']);
  const part = (value: number, all: number) => `${Math.floor((value * 100) / all)}%`;
  const sum = pods
    .map(wantsOf)
    .reduce((all, one) => ({ cpu: all.cpu + one.cpu, memory: all.memory + one.memory }), { cpu: 0, memory: 0 });
  const mi = (bytes: number) => (bytes === 0 ? '0' : `${Math.round(bytes / 1024 ** 2)}Mi`);
  const quantities = (title: string, map: Readonly<Record<string, string>>) => [
    title,
    ...Object.entries(map).map(([name, value]) => `  ${name}:\t${value}`),
  ];
  return [
    `Name:\t${metadata.name}`,
    `Roles:\tcontrol-plane`,
    ...mapLines('Labels', metadata.labels),
    ...mapLines('Annotations', metadata.annotations),
    `CreationTimestamp:\t${longTime(metadata.creationTimestamp)}`,
    'Taints:\t<none>',
    `Unschedulable:\t${spec.unschedulable ?? false}`,
    'Conditions:',
    '  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage',
    '  ----\t------\t-----------------\t------------------\t------\t-------',
    ...status.conditions.map(
      (one) =>
        `  ${one.type} \t${one.status} \t${longTime(timeOfHeartbeat(one))} \t${longTime(one.lastTransitionTime)} \t${one.reason} \t${one.message}`,
    ),
    'Addresses:',
    ...status.addresses.map(({ type, address }) => `  ${type}:\t${address}`),
    ...quantities('Capacity:', status.capacity),
    ...quantities('Allocatable:', status.allocatable),
    'System Info:',
    ...Object.entries({
      'Machine ID': 'machineID',
      'System UUID': 'systemUUID',
      'Boot ID': 'bootID',
      'Kernel Version': 'kernelVersion',
      'OS Image': 'osImage',
      'Operating System': 'operatingSystem',
      Architecture: 'architecture',
      'Container Runtime Version': 'containerRuntimeVersion',
      'Kubelet Version': 'kubeletVersion',
      'Kube-Proxy Version': 'kubeProxyVersion',
    }).map(([title, name]) => `  ${title}:\t${status.nodeInfo[name]}`),
    `PodCIDR:\t${spec.podCIDR}`,
    `PodCIDRs:\t${spec.podCIDR}`,
    `Non-terminated Pods:\t(${pods.length} in total)`,
    '  Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge',
    '  ---------\t----\t\t------------\t----------\t---------------\t-------------\t---',
    ...pods.map((one) => {
      const limits = one.spec.containers.reduce(
        (all, { resources }) => ({
          cpu: all.cpu + milliCpu(resources?.limits?.['cpu']),
          memory: all.memory + bytesOf(resources?.limits?.['memory']),
        }),
        { cpu: 0, memory: 0 },
      );
      const wants = wantsOf(one);
      const cell = (value: number, text: string, all: number) => `${text} (${part(value, all)})`;
      return `  ${one.metadata.namespace}\t${one.metadata.name}\t\t${cell(wants.cpu, wants.cpu === 0 ? '0' : `${wants.cpu}m`, cpu)}\t${cell(limits.cpu, limits.cpu === 0 ? '0' : `${limits.cpu}m`, cpu)}\t${cell(wants.memory, mi(wants.memory), memory)}\t${cell(limits.memory, mi(limits.memory), memory)}\t${ageOf(one.metadata.creationTimestamp, cluster.now)}`;
    }),
    'Allocated resources:',
    '  (Total limits may be over 100 percent, i.e., overcommitted.)',
    '  Resource\tRequests',
    '  --------\t--------',
    `  cpu\t${sum.cpu}m (${part(sum.cpu, cpu)})`,
    `  memory\t${mi(sum.memory)} (${part(sum.memory, memory)})`,
    ...eventLines(cluster, object),
  ];
};

const timeOfHeartbeat = (one: object): string | undefined => (one as { lastHeartbeatTime?: string }).lastHeartbeatTime;

const describers: Readonly<Record<string, Describe<never>>> = {
  Pod: pod,
  Deployment: deployment,
  ReplicaSet: replicaSet,
  Service: service,
  Job: job,
  ConfigMap: configMap,
  Secret: secret,
  HorizontalPodAutoscaler: autoscaler,
  Namespace: namespace,
  Node: node,
};

/** What `kubectl describe` says of an object; undefined for a kind it has no page for. */
export function describeObject(cluster: Cluster, object: KubeObject): string | undefined {
  const describe = describers[object.kind];
  return describe && align(describe(cluster, object as never).flatMap((line) => line.split('\n')));
}
