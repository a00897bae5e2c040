import type { Api } from '../api/api';
import { isMap, type Json, type JsonMap, sorted } from '../api/json';
import type { Deployment, KubeObject, Pod, ReplicaSet } from '../api/objects';
import { tables } from '../api/print/tables';
import { apiVersionOf, type Resource, resources } from '../api/resources';
import { matches, parseSelector } from '../api/selector';
import { badRequest, StatusError } from '../api/status-error';
import { chooseContainer } from '../kubectl/find-pod';
import type { Change } from '../store/store';
import { discover } from './discovery';

export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly accept: string;
  readonly contentType: string;
  readonly body: Json;
}

export type HttpAnswer =
  | { readonly status: number; readonly body: JsonMap }
  | { readonly status: number; readonly text: string }
  /** One line of JSON for each change that it does not answer undefined to. */
  | { readonly status: number; readonly watch: (change: Change) => JsonMap | undefined; readonly since: number };

/** The API as it is spoken over HTTP, without the wires. */
export function answer(api: Api, call: HttpCall): HttpAnswer {
  try {
    const about = call.method === 'GET' ? discover(call.path) : undefined;
    if (about) return { status: 200, body: about };
    const target = parsePath(call.path);
    if (!target) throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
    return handle(api, call, target);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const { code, reason, message, details } = error;
    const body = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code };
    return { status: code, body: body as unknown as JsonMap };
  }
}

interface Target {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

function parsePath(path: string): Target | undefined {
  const parts =
    /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/([^/]+)(?=\/[a-z]+))?\/([a-z]+)(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(
      path,
    );
  if (!parts) return undefined;
  const [, group = '', version, namespace, plural, name, subresource] = parts;
  const resource = resources.find((one) => one.group === group && one.version === version && one.plural === plural);
  return resource && { resource, namespace, name, subresource };
}

function handle(api: Api, call: HttpCall, { resource, namespace, name, subresource }: Target): HttpAnswer {
  const { method, query, body } = call;
  const dryRun = query.get('dryRun') === 'All';
  const respond = (object: KubeObject, status = 200) => ({ status, body: render(api, call, resource, object) });
  if (subresource === 'log') return { status: 200, text: readLog(api, namespace, name ?? '', query) };
  if (subresource === 'scale') return scale(api, call, resource, namespace, name ?? '');
  if (name === undefined) {
    if (method === 'POST') return respond(api.create(resource, namespace, asMap(body), { dryRun }), 201);
    if (method === 'GET')
      return query.get('watch') ? watch(api, call, resource, namespace) : list(api, call, resource, namespace);
  } else {
    if (method === 'GET') return respond(api.get(resource, namespace, name));
    if (method === 'PUT') return respond(api.replace(resource, namespace, name, asMap(body), { dryRun }));
    if (method === 'PATCH') {
      const strategic = call.contentType.startsWith('application/strategic-merge-patch');
      const patch = Array.isArray(body) ? (body as readonly Json[]) : asMap(body);
      return respond(api.patch(resource, namespace, name, patch, { strategic, dryRun }));
    }
    if (method === 'DELETE') {
      const options = isMap(body) ? body : {};
      const grace = options['gracePeriodSeconds'];
      const gone = api.delete(resource, namespace, name, {
        dryRun,
        ...(typeof grace === 'number' && { gracePeriodSeconds: grace }),
        propagationPolicy: (options['propagationPolicy'] as 'Background' | undefined) ?? 'Background',
      });
      const still = api.cluster.store.get(resource.kind, namespace, name);
      if (still) return respond(still);
      const details = {
        name,
        kind: resource.plural,
        uid: gone.metadata.uid ?? '',
        ...(resource.group && { group: resource.group }),
      };
      return { status: 200, body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details } };
    }
  }
  throw new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
}

function asMap(body: Json): JsonMap {
  if (isMap(body)) return body;
  throw badRequest('the body of the request was not an object');
}

const wantsTable = ({ accept }: HttpCall): boolean => accept.includes('as=Table');

function render(api: Api, call: HttpCall, resource: Resource, object: KubeObject): JsonMap {
  return call.method === 'GET' && wantsTable(call)
    ? table(api, resource, [object])
    : (sorted(object as unknown as Json) as JsonMap);
}

/** The server prints tables; clients only align them. */
function table(api: Api, resource: Resource, objects: readonly KubeObject[], version = ''): JsonMap {
  const { columns = [], cells } = tables[resource.kind] ?? {};
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion: version },
    columnDefinitions: columns.map(({ name, wide }, i) => ({
      name: name.charAt(0) + name.slice(1).toLowerCase(),
      type: 'string',
      format: i === 0 ? 'name' : '',
      description: '',
      priority: wide ? 1 : 0,
    })),
    rows: objects.map((object) => ({
      cells: cells?.(object, api.cluster.now) ?? [],
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata as unknown as JsonMap,
      },
    })),
  };
}

function selects({ query }: HttpCall): (object: KubeObject) => boolean {
  const labels = parseSelector(query.get('labelSelector') ?? '');
  const fields = (query.get('fieldSelector') ?? '').split(',').filter(Boolean);
  const valueAt = (object: KubeObject, path: string) =>
    path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], object);
  return (object) =>
    matches(labels, object.metadata.labels) &&
    fields.every((field) => {
      const [, path = '', sign, value = ''] = /^([^=!]+)(!?=)=?(.*)$/.exec(field) ?? [];
      return (String(valueAt(object, path) ?? '') === value) === (sign === '=');
    });
}

function list(api: Api, call: HttpCall, resource: Resource, namespace: string | undefined): HttpAnswer {
  const { store } = api.cluster;
  const found = store.list(resource.kind, namespace).filter(selects(call));
  const version = String(store.version);
  if (wantsTable(call)) return { status: 200, body: table(api, resource, found, version) };
  const items = found.map((object) => sorted(object as unknown as Json));
  return {
    status: 200,
    body: {
      kind: `${resource.kind}List`,
      apiVersion: apiVersionOf(resource),
      metadata: { resourceVersion: version },
      items,
    },
  };
}

function watch(api: Api, call: HttpCall, resource: Resource, namespace: string | undefined): HttpAnswer {
  const fits = selects(call);
  const since = Number(call.query.get('resourceVersion') || api.cluster.store.version);
  return {
    status: 200,
    since,
    watch: ({ type, object }) => {
      if (object.kind !== resource.kind || (namespace !== undefined && object.metadata.namespace !== namespace))
        return undefined;
      if (!fits(object)) return undefined;
      return { type, object: wantsTable(call) ? table(api, resource, [object]) : sorted(object as unknown as Json) };
    },
  };
}

function scale(api: Api, call: HttpCall, resource: Resource, namespace: string | undefined, name: string): HttpAnswer {
  const asked = isMap(call.body) && isMap(call.body['spec']) ? call.body['spec']['replicas'] : undefined;
  if (call.method !== 'GET' && asked !== undefined) api.patch(resource, namespace, name, { spec: { replicas: asked } });
  const { metadata, spec, status } = api.get<Deployment | ReplicaSet>(resource, namespace, name);
  const body = {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      name,
      namespace,
      uid: metadata.uid,
      resourceVersion: metadata.resourceVersion,
      creationTimestamp: metadata.creationTimestamp,
    },
    spec: { replicas: spec.replicas },
    status: { replicas: status.replicas ?? 0 },
  };
  return { status: 200, body: body as unknown as JsonMap };
}

function readLog(api: Api, namespace: string | undefined, name: string, query: ReadonlyMap<string, string>): string {
  const pod = api.cluster.store.require<Pod>('Pod', namespace, name);
  const chosen = chooseContainer(pod, query.get('container') ?? '').name;
  const one = api.cluster.pods.get(pod.metadata.uid ?? '')?.containers.get(chosen);
  const previous = query.get('previous') === 'true';
  const container = previous ? (one?.running ? one.previous : one?.container) : one?.container;
  if (!container)
    throw badRequest(
      `container ${JSON.stringify(chosen)} in pod ${JSON.stringify(name)} is waiting to start: ContainerCreating`,
    );
  const entries = container.logs.from();
  const tail = query.get('tailLines');
  return (tail === undefined ? entries : entries.slice(-Number(tail))).map(({ data }) => data).join('');
}
