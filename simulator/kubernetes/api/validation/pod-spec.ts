import type { ContainerSpec, Handler, PodSpec, Probe } from '../objects';
import { parseQuantity } from '../quantity';
import type { Cause } from '../status-error';
import { bad, duplicate, forbiddenField, missing, required, unsupported } from './causes';
import { envNameProblem, labelProblem, portNameProblem } from './names';

const RANGE = 'must be between 1 and 65535, inclusive';
export const isPort = (port: unknown): boolean => typeof port === 'number' && port >= 1 && port <= 65535;

/** What is wrong with a pod's specification. */
export function podSpecCauses(spec: PodSpec, path: string): Cause[] {
  const causes: Cause[] = [];
  const volumes = new Set<string>();
  for (const [i, { name }] of (spec.volumes ?? []).entries()) {
    const field = `${path}.volumes[${i}].name`;
    if (!name) causes.push(required(field));
    else if (volumes.has(name)) causes.push(duplicate(field, name));
    else if (labelProblem(name)) causes.push(bad(field, name, labelProblem(name) ?? ''));
    volumes.add(name);
  }
  const names = new Set<string>();
  if (!spec.containers || spec.containers.length === 0) causes.push(required(`${path}.containers`));
  for (const [i, one] of (spec.containers ?? []).entries()) {
    causes.push(...containerCauses(one, `${path}.containers[${i}]`, names, volumes));
    if (one.restartPolicy !== undefined)
      causes.push(forbiddenField(`${path}.containers[${i}].restartPolicy`, 'may not be set for non-init containers'));
  }
  for (const [i, one] of (spec.initContainers ?? []).entries()) {
    const field = `${path}.initContainers[${i}]`;
    causes.push(...containerCauses(one, field, names, volumes), ...initCauses(one, field));
  }
  const policies = ['Always', 'OnFailure', 'Never'];
  if (spec.restartPolicy !== undefined && !policies.includes(spec.restartPolicy))
    causes.push(unsupported(`${path}.restartPolicy`, spec.restartPolicy, policies));
  const grace = spec.terminationGracePeriodSeconds;
  if (grace !== undefined && grace < 0)
    causes.push(bad(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than or equal to 0'));
  return causes;
}

function initCauses(one: ContainerSpec, path: string): Cause[] {
  if (one.restartPolicy !== undefined && one.restartPolicy !== 'Always')
    return [unsupported(`${path}.restartPolicy`, one.restartPolicy, ['Always'])];
  if (one.restartPolicy === 'Always') return [];
  const set = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;
  return set
    .filter((name) => one[name] !== undefined)
    .map((name) =>
      forbiddenField(`${path}.${name}`, 'may not be set for init containers without restartPolicy=Always'),
    );
}

export function containerCauses(
  one: ContainerSpec,
  path: string,
  names: Set<string>,
  volumes: ReadonlySet<string>,
): Cause[] {
  const causes: Cause[] = [];
  if (!one.name) causes.push(required(`${path}.name`));
  else if (labelProblem(one.name)) causes.push(bad(`${path}.name`, one.name, labelProblem(one.name) ?? ''));
  else if (names.has(one.name)) causes.push(duplicate(`${path}.name`, one.name));
  names.add(one.name);
  if (!one.image) causes.push(required(`${path}.image`));
  else if (one.image !== one.image.trim())
    causes.push(bad(`${path}.image`, one.image, 'must not have leading or trailing whitespace'));
  const policies = ['Always', 'IfNotPresent', 'Never'];
  if (one.imagePullPolicy !== undefined && !policies.includes(one.imagePullPolicy))
    causes.push(unsupported(`${path}.imagePullPolicy`, one.imagePullPolicy, policies));
  causes.push(...portCauses(one, path), ...resourceCauses(one, path));
  for (const [i, { name, value, valueFrom }] of (one.env ?? []).entries()) {
    const field = `${path}.env[${i}]`;
    if (!name) causes.push(required(`${field}.name`));
    else if (envNameProblem(name)) causes.push(bad(`${field}.name`, name, envNameProblem(name) ?? ''));
    if (value && valueFrom)
      causes.push(bad(`${field}.valueFrom`, '', 'may not be specified when `value` is not empty'));
  }
  const mounted = new Set<string>();
  for (const [i, mount] of (one.volumeMounts ?? []).entries()) {
    const field = `${path}.volumeMounts[${i}]`;
    if (!mount.name) causes.push(required(`${field}.name`));
    else if (!volumes.has(mount.name)) causes.push(missing(`${field}.name`, mount.name));
    if (!mount.mountPath) causes.push(required(`${field}.mountPath`));
    else if (mounted.has(mount.mountPath)) causes.push(bad(`${field}.mountPath`, mount.mountPath, 'must be unique'));
    mounted.add(mount.mountPath);
  }
  for (const kind of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    const probe = one[kind];
    if (probe) causes.push(...probeCauses(probe, `${path}.${kind}`, kind !== 'readinessProbe'));
  }
  for (const hook of ['postStart', 'preStop'] as const) {
    const handler = one.lifecycle?.[hook];
    if (handler) causes.push(...handlerCauses(handler, `${path}.lifecycle.${hook}`));
  }
  return causes;
}

function portCauses(one: ContainerSpec, path: string): Cause[] {
  const causes: Cause[] = [];
  const names = new Set<string>();
  for (const [i, { name, containerPort, protocol = 'TCP' }] of (one.ports ?? []).entries()) {
    const field = `${path}.ports[${i}]`;
    if (name !== undefined && portNameProblem(name))
      causes.push(bad(`${field}.name`, name, portNameProblem(name) ?? ''));
    else if (name !== undefined && names.has(name)) causes.push(duplicate(`${field}.name`, name));
    if (name !== undefined) names.add(name);
    if (containerPort === undefined || containerPort === 0) causes.push(required(`${field}.containerPort`));
    else if (!isPort(containerPort)) causes.push(bad(`${field}.containerPort`, containerPort, RANGE));
    if (!['SCTP', 'TCP', 'UDP'].includes(protocol))
      causes.push(unsupported(`${field}.protocol`, protocol, ['SCTP', 'TCP', 'UDP']));
  }
  return causes;
}

function resourceCauses({ resources }: ContainerSpec, path: string): Cause[] {
  const limits = resources?.limits ?? {};
  return Object.entries(resources?.requests ?? {}).flatMap(([name, asked]) => {
    const limit = limits[name];
    if (limit === undefined || (parseQuantity(asked) ?? 0) <= (parseQuantity(limit) ?? 0)) return [];
    return [bad(`${path}.resources.requests`, asked, `must be less than or equal to ${name} limit of ${limit}`)];
  });
}

function probeCauses(probe: Probe, path: string, once: boolean): Cause[] {
  const causes = handlerCauses(probe, path);
  const numbers = [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ] as const;
  for (const name of numbers) {
    const value = probe[name];
    if (value !== undefined && value < 0)
      causes.push(bad(`${path}.${name}`, value, 'must be greater than or equal to 0'));
  }
  if (once && probe.successThreshold !== undefined && probe.successThreshold !== 1)
    causes.push(bad(`${path}.successThreshold`, probe.successThreshold, 'must be 1'));
  return causes;
}

function handlerCauses(handler: Handler, path: string): Cause[] {
  const kinds = (['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const).filter(
    (kind) => handler[kind] !== undefined,
  );
  const causes = kinds
    .slice(1)
    .map((kind) => forbiddenField(`${path}.${kind}`, 'may not specify more than 1 handler type'));
  if (kinds.length === 0) causes.push(required(path, 'must specify a handler type'));
  if (handler.exec && !handler.exec.command?.length) causes.push(required(`${path}.exec.command`));
  for (const [kind, target] of [
    ['httpGet', handler.httpGet],
    ['tcpSocket', handler.tcpSocket],
  ] as const) {
    if (!target) continue;
    const { port } = target;
    if (port === undefined) causes.push(bad(`${path}.${kind}.port`, 0, RANGE));
    else if (typeof port === 'number' && !isPort(port)) causes.push(bad(`${path}.${kind}.port`, port, RANGE));
    else if (typeof port === 'string' && portNameProblem(port))
      causes.push(bad(`${path}.${kind}.port`, port, portNameProblem(port) ?? ''));
  }
  return causes;
}
