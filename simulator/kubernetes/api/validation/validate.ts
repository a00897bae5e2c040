import { same } from '../json';
import type {
  Autoscaler,
  Deployment,
  IntOrString,
  Job,
  KubeObject,
  LabelSelector,
  Pod,
  PodTemplate,
  ReplicaSet,
  Service,
} from '../objects';
import type { Resource } from '../resources';
import { matches, requirementsOf } from '../selector';
import { type Cause, invalid } from '../status-error';
import { bad, duplicate, forbiddenField, goMap, invalidValue, required, unsupported } from './causes';
import { labelProblem, labelValueProblem, serviceNameProblem, subdomainProblem } from './names';
import { isPort, podSpecCauses } from './pod-spec';

const RANGE = 'must be between 1 and 65535, inclusive';

/** Throws StatusError when an object can't be as it is, or can't become what it is to be. */
export function validate(resource: Resource, object: KubeObject, before?: KubeObject): void {
  const causes = [...metadataCauses(object), ...(validators[object.kind]?.(object, before) ?? [])];
  if (causes.length > 0) throw invalid(resource, object.metadata.name, causes);
}

function metadataCauses({ kind, metadata }: KubeObject): Cause[] {
  const { name } = metadata;
  if (!name) return [required('metadata.name', 'name or generateName is required')];
  const problem =
    kind === 'Service' ? serviceNameProblem(name) : kind === 'Namespace' ? labelProblem(name) : subdomainProblem(name);
  return [
    ...(problem ? [bad('metadata.name', name, problem)] : []),
    ...labelCauses(metadata.labels, 'metadata.labels'),
  ];
}

const labelCauses = (labels: Readonly<Record<string, string>> = {}, path: string): Cause[] =>
  Object.values(labels).flatMap((value) => {
    const problem = labelValueProblem(value);
    return problem ? [bad(path, value, problem)] : [];
  });

const notNegative = (field: string, value: number | undefined): Cause[] =>
  value !== undefined && value < 0 ? [bad(field, value, 'must be greater than or equal to 0')] : [];

const goSelector = ({ matchLabels }: LabelSelector): string =>
  `v1.LabelSelector{MatchLabels:${goMap(matchLabels)}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}`;

function workloadCauses(
  what: string,
  { selector, template }: { readonly selector?: LabelSelector; readonly template?: PodTemplate },
  before: { readonly selector?: LabelSelector } | undefined,
): Cause[] {
  const causes: Cause[] = [];
  const empty = selector && requirementsOf(selector).length === 0;
  if (!selector) causes.push(required('spec.selector'));
  else if (empty)
    causes.push(invalidValue('spec.selector', goSelector(selector), `empty selector is invalid for ${what}`));
  if (selector && before?.selector && !same(selector, before.selector))
    causes.push(invalidValue('spec.selector', goSelector(selector), 'field is immutable'));
  const labels = template?.metadata?.labels;
  if (!selector || (!empty && !matches(requirementsOf(selector), labels)))
    causes.push(
      invalidValue('spec.template.metadata.labels', goMap(labels), '`selector` does not match template `labels`'),
    );
  causes.push(...labelCauses(labels, 'spec.template.labels'));
  causes.push(...podSpecCauses(template?.spec ?? { containers: [] }, 'spec.template.spec'));
  const policy = template?.spec?.restartPolicy;
  if (policy === 'OnFailure' || policy === 'Never')
    causes.push(unsupported('spec.template.spec.restartPolicy', policy, ['Always']));
  return causes;
}

const goIntOrString = (value: IntOrString): string =>
  typeof value === 'number'
    ? `intstr.IntOrString{Type:0, IntVal:${value}, StrVal:""}`
    : `intstr.IntOrString{Type:1, IntVal:0, StrVal:${JSON.stringify(value)}}`;

const isPart = (value: IntOrString): boolean => typeof value === 'number' || /^\d+%$/.test(value);
const isZero = (value: IntOrString | undefined): boolean => value === 0 || value === '0%';

function strategyCauses({ strategy }: Deployment['spec']): Cause[] {
  const path = 'spec.strategy';
  const { type, rollingUpdate } = strategy;
  if (type === 'Recreate')
    return rollingUpdate
      ? [forbiddenField(`${path}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")]
      : [];
  if (type !== 'RollingUpdate') return [unsupported(`${path}.type`, type, ['Recreate', 'RollingUpdate'])];
  const causes: Cause[] = [];
  for (const name of ['maxUnavailable', 'maxSurge'] as const) {
    const value = rollingUpdate?.[name];
    if (value === undefined) continue;
    if (!isPart(value))
      causes.push(
        invalidValue(
          `${path}.rollingUpdate.${name}`,
          goIntOrString(value),
          "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
        ),
      );
    else if (typeof value === 'number' && value < 0)
      causes.push(bad(`${path}.rollingUpdate.${name}`, value, 'must be greater than or equal to 0'));
  }
  if (isZero(rollingUpdate?.maxUnavailable) && isZero(rollingUpdate?.maxSurge))
    causes.push(
      invalidValue(
        `${path}.rollingUpdate.maxUnavailable`,
        goIntOrString(rollingUpdate?.maxUnavailable ?? 0),
        'may not be 0 when `maxSurge` is 0',
      ),
    );
  const unavailable = rollingUpdate?.maxUnavailable;
  if (typeof unavailable === 'string' && Number.parseInt(unavailable, 10) > 100)
    causes.push(
      invalidValue(`${path}.rollingUpdate.maxUnavailable`, goIntOrString(unavailable), 'must not be greater than 100%'),
    );
  return causes;
}

const podUpdate =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** What may change in a pod, taken out. */
function fixedPart({ spec }: Pod): unknown {
  const image = (list: Pod['spec']['containers'] = []) => list.map((one) => ({ ...one, image: '' }));
  const { activeDeadlineSeconds: _, tolerations: __, nodeName: ___, ephemeralContainers: ____, ...rest } = spec;
  return { ...rest, containers: image(spec.containers), initContainers: image(spec.initContainers) };
}

const validators: Readonly<Record<string, (object: KubeObject, before: KubeObject | undefined) => Cause[]>> = {
  Pod(object, before) {
    const pod = object as Pod;
    const causes = podSpecCauses(pod.spec, 'spec');
    if (before && causes.length === 0 && !same(fixedPart(pod), fixedPart(before as Pod)))
      causes.push(forbiddenField('spec', podUpdate));
    return causes;
  },
  Deployment(object, before) {
    const { spec } = object as Deployment;
    return [
      ...notNegative('spec.replicas', spec.replicas),
      ...workloadCauses('deployment', spec, (before as Deployment | undefined)?.spec),
      ...strategyCauses(spec),
      ...notNegative('spec.minReadySeconds', spec.minReadySeconds),
      ...notNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
      ...notNegative('spec.progressDeadlineSeconds', spec.progressDeadlineSeconds),
      ...(spec.progressDeadlineSeconds <= (spec.minReadySeconds ?? 0)
        ? [bad('spec.progressDeadlineSeconds', spec.progressDeadlineSeconds, 'must be greater than minReadySeconds')]
        : []),
    ];
  },
  ReplicaSet(object, before) {
    const { spec } = object as ReplicaSet;
    return [
      ...notNegative('spec.replicas', spec.replicas),
      ...workloadCauses('replicaset', spec, (before as ReplicaSet | undefined)?.spec),
    ];
  },
  Job(object, before) {
    const { spec } = object as Job;
    const policy = spec.template.spec?.restartPolicy;
    return [
      ...notNegative('spec.parallelism', spec.parallelism),
      ...notNegative('spec.completions', spec.completions),
      ...notNegative('spec.backoffLimit', spec.backoffLimit),
      ...podSpecCauses(spec.template.spec ?? { containers: [] }, 'spec.template.spec'),
      ...(policy === 'Always' || policy === undefined
        ? [required('spec.template.spec.restartPolicy', 'valid values: "OnFailure", "Never"')]
        : []),
      ...(before && !same((before as Job).spec.template, spec.template)
        ? [invalidValue('spec.template', 'core.PodTemplateSpec{…}', 'field is immutable')]
        : []),
    ];
  },
  Service(object) {
    const { spec } = object as Service;
    const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
    if (!types.includes(spec.type ?? '')) return [unsupported('spec.type', spec.type, types)];
    if (spec.type === 'ExternalName') return spec.externalName ? [] : [required('spec.externalName')];
    const ports = spec.ports ?? [];
    const causes: Cause[] = [];
    if (ports.length === 0 && spec.clusterIP !== 'None') causes.push(required('spec.ports'));
    const names = new Set<string>();
    for (const [i, { name, port, targetPort }] of ports.entries()) {
      const field = `spec.ports[${i}]`;
      if (name === undefined && ports.length > 1) causes.push(required(`${field}.name`));
      else if (name !== undefined && labelProblem(name))
        causes.push(bad(`${field}.name`, name, labelProblem(name) ?? ''));
      else if (name !== undefined && names.has(name)) causes.push(duplicate(`${field}.name`, name));
      if (name !== undefined) names.add(name);
      if (!isPort(port)) causes.push(bad(`${field}.port`, port ?? 0, RANGE));
      if (typeof targetPort === 'number' && !isPort(targetPort))
        causes.push(bad(`${field}.targetPort`, targetPort, RANGE));
    }
    return causes;
  },
  HorizontalPodAutoscaler(object) {
    const { spec } = object as Autoscaler;
    const causes: Cause[] = [];
    if (!(spec.minReplicas >= 1))
      causes.push(bad('spec.minReplicas', spec.minReplicas, 'must be greater than or equal to 1'));
    if (!(spec.maxReplicas >= 1)) causes.push(bad('spec.maxReplicas', spec.maxReplicas ?? 0, 'must be greater than 0'));
    else if (spec.maxReplicas < spec.minReplicas)
      causes.push(bad('spec.maxReplicas', spec.maxReplicas, 'must be greater than or equal to `minReplicas`'));
    return causes;
  },
};
