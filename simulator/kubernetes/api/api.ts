import type { Cluster } from '../cluster';
import { timestamp } from '../store/timestamp';
import { admit } from './admit';
import { decode } from './decode';
import { applyDefaults } from './defaults';
import { isMap, type Json, type JsonMap } from './json';
import { jsonPatch } from './json-patch';
import { jsonMerge, strategicMerge } from './merge';
import type { KubeObject, ObjectMeta, Pod } from './objects';
import { randomSuffix } from './random-suffix';
import { apiVersionOf, type Resource, resourceOf } from './resources';
import { badRequest, conflict, forbidden, notFound } from './status-error';
import { validate } from './validation/validate';

export interface WriteOptions {
  readonly dryRun?: boolean;
}

export interface DeleteOptions {
  /** Seconds. */
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  readonly dryRun?: boolean;
}

/** What clients may ask of a cluster. Everything throws StatusError. */
export class Api {
  readonly cluster: Cluster;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  get<T extends KubeObject>({ kind }: Resource, namespace: string | undefined, name: string): T {
    return this.cluster.store.require<T>(kind, namespace, name);
  }

  create(
    resource: Resource,
    namespace: string | undefined,
    value: JsonMap,
    { dryRun = false }: WriteOptions = {},
  ): KubeObject {
    const { store, random } = this.cluster;
    const sent = decode(resource, value);
    if (sent.apiVersion !== apiVersionOf(resource) || sent.kind !== resource.kind)
      throw badRequest(`${sent.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}`);
    const given: Partial<ObjectMeta> = sent.metadata ?? {};
    if (resource.namespaced && given.namespace !== undefined && given.namespace !== namespace)
      throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
    const {
      resourceVersion: _,
      uid: __,
      creationTimestamp: ___,
      deletionTimestamp: ____,
      generation: _____,
      ...rest
    } = given;
    const name = given.name || (given.generateName ? given.generateName + randomSuffix(random) : '');
    const metadata: ObjectMeta = {
      ...rest,
      name,
      ...(resource.namespaced && namespace !== undefined && { namespace }),
      ...(grows.has(resource.kind) && { generation: 1 }),
    };
    if (resource.namespaced) this.#checkNamespace(resource, namespace, name);
    let object: KubeObject = { ...sent, metadata };
    if (statusKinds.has(resource.kind)) object = { ...object, status: {} } as KubeObject;
    applyDefaults(resource.kind, object);
    object = completeJob(this.cluster, object);
    validate(resource, object);
    object = admit(this.cluster, object);
    if (dryRun) {
      if (store.get(resource.kind, namespace, name)) store.create(object);
      return {
        ...object,
        metadata: { ...object.metadata, uid: store.makeUid(), creationTimestamp: timestamp(this.cluster.now) },
      };
    }
    return store.create(object);
  }

  /** PUT: replaces an object; its status stays. */
  replace(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    value: JsonMap,
    { dryRun = false }: WriteOptions = {},
  ): KubeObject {
    const before = this.get<KubeObject>(resource, namespace, name);
    const sent = decode(resource, value);
    const version = sent.metadata?.resourceVersion;
    if (version !== undefined && version !== before.metadata.resourceVersion) throw conflict(resource, name);
    const { metadata } = before;
    const fixed = {
      name: metadata.name,
      ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
      ...(metadata.uid !== undefined && { uid: metadata.uid }),
      ...(metadata.creationTimestamp !== undefined && { creationTimestamp: metadata.creationTimestamp }),
      ...(metadata.generation !== undefined && { generation: metadata.generation }),
      ...(metadata.resourceVersion !== undefined && { resourceVersion: metadata.resourceVersion }),
      ...(metadata.deletionTimestamp !== undefined && { deletionTimestamp: metadata.deletionTimestamp }),
    };
    let object = { ...sent, metadata: { ...sent.metadata, ...fixed } };
    const status = (before as { status?: unknown }).status;
    if (status !== undefined) object = { ...object, status } as KubeObject;
    applyDefaults(resource.kind, object);
    validate(resource, object, before);
    if (resource.kind === 'Service') object = admit(this.cluster, object);
    return dryRun ? object : this.cluster.store.update(before, object);
  }

  patch(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    patch: JsonMap | readonly Json[],
    { strategic = true, dryRun = false }: WriteOptions & { readonly strategic?: boolean } = {},
  ): KubeObject {
    const before = this.get<KubeObject>(resource, namespace, name) as unknown as JsonMap;
    const merged = merge(resource, before, patch, strategic);
    if (!isMap(merged)) throw badRequest('a patch of an object has to be an object');
    // Decoding rebuilds what the defaults may complete in place.
    return this.replace(resource, namespace, name, withoutVersion(merged, isMap(patch) ? patch : {}), { dryRun });
  }

  delete(resource: Resource, namespace: string | undefined, name: string, options: DeleteOptions = {}): KubeObject {
    const { store } = this.cluster;
    const object = this.get<KubeObject>(resource, namespace, name);
    if (resource.kind === 'Namespace' && ['default', 'kube-system', 'kube-public', 'kube-node-lease'].includes(name))
      throw forbidden(resource, name, 'this namespace may not be deleted');
    if (options.dryRun) return object;
    if (resource.kind === 'Pod') return this.#deletePod(object as Pod, options.gracePeriodSeconds);
    if (resource.kind === 'Namespace') {
      const { deletionTimestamp } = object.metadata;
      return store.update(object, {
        metadata: { ...object.metadata, deletionTimestamp: deletionTimestamp ?? timestamp(this.cluster.now) },
        ...({ status: { phase: 'Terminating' } } as object),
      });
    }
    if (options.propagationPolicy === 'Orphan') this.#orphan(object);
    store.remove(object);
    return object;
  }

  #deletePod(pod: Pod, asked: number | undefined): Pod {
    const { store } = this.cluster;
    const grace = asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
    const over = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
    if (grace === 0 || over || !pod.spec.nodeName) {
      store.remove(pod);
      return pod;
    }
    const before = pod.metadata.deletionGracePeriodSeconds;
    if (pod.metadata.deletionTimestamp !== undefined && before !== undefined && before <= grace) return pod;
    const metadata = {
      ...pod.metadata,
      deletionTimestamp: timestamp(this.cluster.now + grace * 1000),
      deletionGracePeriodSeconds: grace,
    };
    return store.update(pod, { metadata });
  }

  #orphan(object: KubeObject): void {
    const { store } = this.cluster;
    for (const kind of ['Pod', 'ReplicaSet', 'EndpointSlice'])
      for (const owned of store.ownedBy<KubeObject>(object.metadata.uid, kind)) {
        const { ownerReferences: _, ...metadata } = owned.metadata;
        store.update(owned, { metadata });
      }
  }

  #checkNamespace(resource: Resource, namespace: string | undefined, name: string): void {
    const found = namespace === undefined ? undefined : this.cluster.store.get('Namespace', undefined, namespace);
    if (!found) throw notFound(resourceOf('Namespace'), namespace ?? '');
    if (found.metadata.deletionTimestamp !== undefined)
      throw forbidden(
        resource,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      );
  }
}

function merge({ kind }: Resource, before: JsonMap, patch: JsonMap | readonly Json[], strategic: boolean): Json {
  if (!isMap(patch)) return jsonPatch(before, patch);
  return strategic ? strategicMerge(kind, before, patch) : jsonMerge(before, patch);
}

const grows = new Set(['Deployment', 'ReplicaSet', 'Job']);
const statusKinds = new Set(['Pod', 'Deployment', 'ReplicaSet', 'Job', 'HorizontalPodAutoscaler', 'Service']);

/** A patch without a version is for whatever version there is. */
function withoutVersion(merged: JsonMap, patch: JsonMap): JsonMap {
  const asked = isMap(patch['metadata']) ? patch['metadata']['resourceVersion'] : undefined;
  if (asked !== undefined || !isMap(merged['metadata'])) return merged;
  const { resourceVersion: _, ...metadata } = merged['metadata'];
  return { ...merged, metadata };
}

/** A job's pods carry its uid, and it selects them by that. */
function completeJob(cluster: Cluster, object: KubeObject): KubeObject {
  if (object.kind !== 'Job') return object;
  const uid = cluster.store.makeUid();
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': object.metadata.name,
    'controller-uid': uid,
    'job-name': object.metadata.name,
  };
  const { spec } = object as unknown as { spec: { template: { metadata?: { labels?: object } } } };
  const template = {
    ...spec.template,
    metadata: { ...spec.template.metadata, labels: { ...spec.template.metadata?.labels, ...labels } },
  };
  return {
    ...object,
    metadata: { ...object.metadata, uid },
    spec: { ...spec, selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } }, template },
  } as unknown as KubeObject;
}
