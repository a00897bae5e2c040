import type {
  ContainerSpec,
  ContainerState,
  ContainerStatus,
  EnvVar,
  Handler,
  PodTemplate,
  Probe,
  VolumeSpec,
} from '../../api/objects';
import { longTime, mapLines } from './page';

/** A pod template, without its own indentation. */
export function templateLines({ metadata, spec }: PodTemplate): string[] {
  const annotations =
    Object.keys(metadata?.annotations ?? {}).length > 0 ? mapLines('Annotations', metadata?.annotations) : [];
  const inits = spec.initContainers ?? [];
  return [
    ...mapLines('Labels', metadata?.labels),
    ...annotations,
    ...(spec.serviceAccountName ? [`Service Account:\t${spec.serviceAccountName}`] : []),
    ...(inits.length > 0 ? ['Init Containers:', ...inits.flatMap((one) => containerLines(one))] : []),
    'Containers:',
    ...spec.containers.flatMap((one) => containerLines(one)),
    ...volumeLines(spec.volumes ?? []),
    ...mapLines('Node-Selectors', spec.nodeSelector),
    `Tolerations:\t${tolerationLines(spec.tolerations ?? []).join('\n\t')}`,
  ];
}

export const tolerationLines = (list: readonly Readonly<Record<string, unknown>>[]): string[] =>
  list.length === 0
    ? ['<none>']
    : list.map(({ key = '', value, operator, effect, tolerationSeconds }) => {
        const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
        const how = operator === 'Exists' && !value ? `${key === '' && !effect ? '' : ' '}op=Exists` : '';
        return `${what}${how}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
      });

interface Running {
  readonly status: ContainerStatus | undefined;
  /** What a field of the pod stands for. */
  field(path: string): string;
}

export function containerLines(one: ContainerSpec, running?: Running): string[] {
  const { status } = running ?? {};
  const ports = one.ports ?? [];
  const name = ports.length > 1 ? 'Ports' : 'Port';
  const shown =
    ports.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`).join(', ') || '<none>';
  const host = ports.map(({ hostPort = 0, protocol = 'TCP' }) => `${hostPort}/${protocol}`).join(', ') || '<none>';
  const words = (title: string, list: readonly string[] = []) =>
    list.length === 0
      ? []
      : [`    ${title}:`, ...list.flatMap((word) => word.split('\n').map((line) => `      ${line}`))];
  const quantities = (title: string, map: Readonly<Record<string, string>> = {}) => {
    const entries = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? [] : [`    ${title}:`, ...entries.map(([key, value]) => `      ${key}:\t${value}`)];
  };
  return [
    `  ${one.name}:`,
    ...(running ? [`    Container ID:\t${status?.containerID ?? ''}`] : []),
    `    Image:\t${one.image}`,
    ...(running ? [`    Image ID:\t${status?.imageID ?? ''}`] : []),
    `    ${name}:\t${shown}`,
    `    Host ${name}:\t${host}`,
    ...words('Command', one.command),
    ...words('Args', one.args),
    ...(status ? statusLines(status) : []),
    ...quantities('Limits', one.resources?.limits),
    ...quantities('Requests', one.resources?.requests),
    ...(one.livenessProbe ? [`    Liveness:\t${probeText(one.livenessProbe)}`] : []),
    ...(one.readinessProbe ? [`    Readiness:\t${probeText(one.readinessProbe)}`] : []),
    ...(one.startupProbe ? [`    Startup:\t${probeText(one.startupProbe)}`] : []),
    ...environmentLines(one, running),
    ...mountLines(one),
  ];
}

function statusLines({ state, lastState, ready, restartCount }: ContainerStatus): string[] {
  return [
    ...stateLines('State', state),
    ...(lastState.terminated || lastState.running ? stateLines('Last State', lastState) : []),
    `    Ready:\t${ready ? 'True' : 'False'}`,
    `    Restart Count:\t${restartCount}`,
  ];
}

function stateLines(title: string, { running, waiting, terminated }: ContainerState): string[] {
  if (running) return [`    ${title}:\tRunning`, `      Started:\t${longTime(running.startedAt)}`];
  if (terminated)
    return [
      `    ${title}:\tTerminated`,
      ...(terminated.reason ? [`      Reason:\t${terminated.reason}`] : []),
      ...(terminated.message ? [`      Message:\t${terminated.message}`] : []),
      `      Exit Code:\t${terminated.exitCode}`,
      `      Started:\t${longTime(terminated.startedAt)}`,
      `      Finished:\t${longTime(terminated.finishedAt)}`,
    ];
  return [`    ${title}:\tWaiting`, ...(waiting?.reason ? [`      Reason:\t${waiting.reason}`] : [])];
}

const handlerText = ({ exec, httpGet, tcpSocket, grpc }: Handler): string => {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`;
  if (httpGet)
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${httpGet.port}${httpGet.path ?? ''}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''}` : 'unknown';
};

const probeText = (probe: Probe): string => {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 1,
    periodSeconds = 10,
    successThreshold = 1,
    failureThreshold = 3,
  } = probe;
  return `${handlerText(probe)} delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
};

function environmentLines({ env = [], envFrom = [] }: ContainerSpec, running?: Running): string[] {
  const from = envFrom.map(({ configMapRef, secretRef, prefix }) => {
    const [name, kind, optional] = configMapRef
      ? [configMapRef.name, 'ConfigMap', configMapRef.optional]
      : [secretRef?.name, 'Secret', secretRef?.optional];
    return `      ${name}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional ?? false}`;
  });
  return [
    ...(from.length > 0 ? ['    Environment Variables from:', ...from] : []),
    ...(env.length === 0
      ? ['    Environment:\t<none>']
      : ['    Environment:', ...env.map((one) => variableLine(one, running))]),
  ];
}

function variableLine({ name, value = '', valueFrom }: EnvVar, running?: Running): string {
  if (!valueFrom) return `      ${name}:\t${value.split('\n').join('\n      \t')}`;
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  if (fieldRef)
    return `      ${name}:\t${running?.field(fieldRef.fieldPath) ?? ''} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`;
  if (resourceFieldRef) return `      ${name}:\t (${resourceFieldRef.resource})`;
  const [reference, kind] = configMapKeyRef ? [configMapKeyRef, 'config map'] : [secretKeyRef, 'secret'];
  return `      ${name}:\t<set to the key '${reference?.key}' ${kind === 'secret' ? 'in secret' : 'of config map'} '${reference?.name}'>\tOptional: ${reference?.optional ?? false}`;
}

function mountLines({ volumeMounts = [] }: ContainerSpec): string[] {
  if (volumeMounts.length === 0) return ['    Mounts:\t<none>'];
  const sorted = [...volumeMounts].sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1));
  return [
    '    Mounts:',
    ...sorted.map(
      ({ mountPath, name, readOnly, subPath }) =>
        `      ${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path="${subPath}"` : ''})`,
    ),
  ];
}

export function volumeLines(volumes: readonly VolumeSpec[]): string[] {
  if (volumes.length === 0) return ['Volumes:\t<none>'];
  return [
    'Volumes:',
    ...volumes.flatMap((volume) => [`  ${volume.name}:`, ...sourceLines(volume).map((line) => `    ${line}`)]),
  ];
}

function sourceLines(volume: VolumeSpec): string[] {
  const { emptyDir, configMap, secret, hostPath } = volume;
  if (emptyDir)
    return [
      "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
      `Medium:\t${emptyDir.medium ?? ''}`,
      `SizeLimit:\t${emptyDir.sizeLimit ?? '<unset>'}`,
    ];
  if (configMap)
    return [
      'Type:\tConfigMap (a volume populated by a ConfigMap)',
      `Name:\t${configMap.name}`,
      `Optional:\t${configMap.optional ?? false}`,
    ];
  if (secret)
    return [
      'Type:\tSecret (a volume populated by a Secret)',
      `SecretName:\t${secret.secretName}`,
      `Optional:\t${secret.optional ?? false}`,
    ];
  if (hostPath)
    return [
      'Type:\tHostPath (bare host directory volume)',
      `Path:\t${hostPath.path}`,
      `HostPathType:\t${hostPath.type ?? ''}`,
    ];
  if ('projected' in volume)
    return [
      'Type:\tProjected (a volume that contains injected data from multiple sources)',
      'TokenExpirationSeconds:\t3607',
      'ConfigMapName:\tkube-root-ca.crt',
      'ConfigMapOptional:\t<nil>',
      'DownwardAPI:\ttrue',
    ];
  if (volume.downwardAPI)
    return [
      'Type:\tDownwardAPI (a volume populated by information about the pod)',
      'Items:',
      ...(volume.downwardAPI.items ?? []).map(({ path, fieldRef }) => `  ${fieldRef?.fieldPath} -> ${path}`),
    ];
  return ['<unknown>'];
}
