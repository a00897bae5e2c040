import { encodeBase64 } from '../../programs/coreutils/base64';
import type { Json, JsonMap } from './json';
import { canonicalQuantity } from './quantity';

// What the API fills in. Objects are fresh from the decoder here, so they are completed in place.

type Draft = Record<string, unknown>;

const set = (target: Draft, name: string, value: Json): void => {
  if (target[name] === undefined) target[name] = value;
};
const list = (value: unknown): Draft[] => (Array.isArray(value) ? (value as Draft[]) : []);
const map = (target: Draft, name: string): Draft => {
  if (target[name] === undefined) target[name] = {};
  return target[name] as Draft;
};

/** Kubernetes takes a name without a tag for `:latest`. */
export const isLatest = (image: string): boolean =>
  !image.includes('@') && /^(?:[^:]*|.*:latest|.*:\d+\/[^:]*)$/.test(image);

function probe(target: unknown): void {
  if (!target) return;
  const one = target as Draft;
  set(one, 'timeoutSeconds', 1);
  set(one, 'periodSeconds', 10);
  set(one, 'successThreshold', 1);
  set(one, 'failureThreshold', 3);
  handler(one);
}

function handler(one: Draft): void {
  const http = one['httpGet'] as Draft | undefined;
  if (http) {
    set(http, 'path', '/');
    set(http, 'scheme', 'HTTP');
  }
  const grpc = one['grpc'] as Draft | undefined;
  if (grpc) set(grpc, 'service', '');
}

function container(one: Draft): void {
  set(one, 'imagePullPolicy', isLatest(String(one['image'] ?? '')) ? 'Always' : 'IfNotPresent');
  set(one, 'terminationMessagePath', '/dev/termination-log');
  set(one, 'terminationMessagePolicy', 'File');
  for (const port of list(one['ports'])) set(port, 'protocol', 'TCP');
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) probe(one[name]);
  const lifecycle = (one['lifecycle'] ?? {}) as Draft;
  for (const name of ['postStart', 'preStop']) if (lifecycle[name]) handler(lifecycle[name] as Draft);
  for (const variable of list(one['env'])) {
    const field = (variable['valueFrom'] as Draft | undefined)?.['fieldRef'] as Draft | undefined;
    if (field) set(field, 'apiVersion', 'v1');
  }
  const resources = map(one, 'resources');
  const limits = (resources['limits'] ?? {}) as Record<string, string>;
  const requests = (resources['requests'] ?? {}) as Record<string, string>;
  const asked = { ...limits, ...requests };
  if (Object.keys(asked).length > 0)
    resources['requests'] = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [name, canonicalQuantity(value)]),
    );
}

export function defaultPodSpec(spec: Draft): void {
  for (const name of ['containers', 'initContainers', 'ephemeralContainers'])
    for (const one of list(spec[name])) container(one);
  set(spec, 'restartPolicy', 'Always');
  set(spec, 'terminationGracePeriodSeconds', 30);
  set(spec, 'dnsPolicy', 'ClusterFirst');
  set(spec, 'securityContext', {});
  set(spec, 'schedulerName', 'default-scheduler');
  if (spec['serviceAccountName'] !== undefined) set(spec, 'serviceAccount', spec['serviceAccountName'] as Json);
  for (const volume of list(spec['volumes'])) {
    for (const name of ['configMap', 'secret', 'downwardAPI']) {
      const source = volume[name] as Draft | undefined;
      if (source) set(source, 'defaultMode', 420);
    }
    const path = volume['hostPath'] as Draft | undefined;
    if (path) set(path, 'type', '');
    if (Object.keys(volume).length === 1) volume['emptyDir'] = {};
  }
}

function template(spec: Draft): void {
  const one = map(spec, 'template');
  // The API shows it for every template.
  const metadata = map(one, 'metadata');
  if (metadata['creationTimestamp'] === undefined) metadata['creationTimestamp'] = null;
  if (one['spec']) defaultPodSpec(one['spec'] as Draft);
}

const defaults: Readonly<Record<string, (object: Draft) => void>> = {
  Pod(object) {
    const spec = map(object, 'spec');
    defaultPodSpec(spec);
    set(spec, 'enableServiceLinks', true);
  },
  Deployment(object) {
    const spec = map(object, 'spec');
    set(spec, 'replicas', 1);
    set(spec, 'revisionHistoryLimit', 10);
    set(spec, 'progressDeadlineSeconds', 600);
    const strategy = map(spec, 'strategy');
    set(strategy, 'type', 'RollingUpdate');
    if (strategy['type'] === 'RollingUpdate') {
      const rolling = map(strategy, 'rollingUpdate');
      set(rolling, 'maxUnavailable', '25%');
      set(rolling, 'maxSurge', '25%');
    }
    template(spec);
  },
  ReplicaSet(object) {
    const spec = map(object, 'spec');
    set(spec, 'replicas', 1);
    template(spec);
  },
  Job(object) {
    const spec = map(object, 'spec');
    if (spec['completions'] === undefined && spec['parallelism'] === undefined) spec['completions'] = 1;
    set(spec, 'parallelism', 1);
    set(spec, 'backoffLimit', 6);
    set(spec, 'completionMode', 'NonIndexed');
    set(spec, 'suspend', false);
    set(spec, 'manualSelector', false);
    set(spec, 'podReplacementPolicy', 'TerminatingOrFailed');
    template(spec);
  },
  Service(object) {
    const spec = map(object, 'spec');
    set(spec, 'sessionAffinity', 'None');
    set(spec, 'type', 'ClusterIP');
    if (spec['type'] !== 'ExternalName') set(spec, 'internalTrafficPolicy', 'Cluster');
    if (spec['type'] === 'NodePort' || spec['type'] === 'LoadBalancer') set(spec, 'externalTrafficPolicy', 'Cluster');
    if (spec['type'] === 'LoadBalancer') set(spec, 'allocateLoadBalancerNodePorts', true);
    for (const port of list(spec['ports'])) {
      set(port, 'protocol', 'TCP');
      set(port, 'targetPort', port['port'] as Json);
    }
  },
  Secret(object) {
    set(object, 'type', 'Opaque');
    const texts = object['stringData'] as Record<string, string> | undefined;
    if (texts) {
      object['data'] = {
        ...(object['data'] as JsonMap | undefined),
        ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, encodeBase64(text)])),
      };
      object['stringData'] = undefined;
    }
  },
  HorizontalPodAutoscaler(object) {
    const spec = map(object, 'spec');
    set(spec, 'minReplicas', 1);
    set(spec, 'metrics', [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
    ]);
  },
  Namespace(object) {
    set(map(object, 'spec'), 'finalizers', ['kubernetes']);
    set(map(object, 'status'), 'phase', 'Active');
    const metadata = map(object, 'metadata');
    const labels = map(metadata, 'labels');
    set(labels, 'kubernetes.io/metadata.name', metadata['name'] as Json);
  },
};

export function applyDefaults(kind: string, object: object): void {
  defaults[kind]?.(object as Draft);
}
