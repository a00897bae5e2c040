import { Api } from '../api/api';
import type { KubeObject, Pod } from '../api/objects';
import { resourceOf } from '../api/resources';
import { type Controller, splitKey } from './controller';

/** Kinds that are owned by others. */
const owned = ['ReplicaSet', 'Pod', 'EndpointSlice'];

/** Deletes what the deleted owned. The key is the owner's uid. */
export const garbage: Controller = {
  keys: (_, { type, object }) => (type === 'DELETED' && object.metadata.uid ? [`/${object.metadata.uid}`] : []),

  sync(cluster, key) {
    const [, uid] = splitKey(key);
    const api = new Api(cluster);
    for (const kind of owned)
      for (const { metadata } of cluster.store.ownedBy<KubeObject>(uid, kind))
        api.delete(resourceOf(kind), metadata.namespace, metadata.name);
    return undefined;
  },
};

/** Takes a namespace's objects away, then the namespace. */
export const namespaces: Controller = {
  keys(_, { object }) {
    if (object.kind === 'Namespace') return [`/${object.metadata.name}`];
    return object.kind === 'Pod' && object.metadata.deletionTimestamp ? [`/${object.metadata.namespace}`] : [];
  },

  sync(cluster, key) {
    const { store } = cluster;
    const [, name] = splitKey(key);
    const namespace = store.get('Namespace', undefined, name);
    if (namespace?.metadata.deletionTimestamp === undefined) return undefined;
    const api = new Api(cluster);
    for (const kind of contents)
      for (const { metadata } of store.list(kind, name)) api.delete(resourceOf(kind), name, metadata.name);
    if (store.list<Pod>('Pod', name).length === 0) store.remove(namespace);
    return undefined;
  },
};

const contents = [
  'HorizontalPodAutoscaler',
  'Deployment',
  'ReplicaSet',
  'Job',
  'Pod',
  'Service',
  'Endpoints',
  'EndpointSlice',
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'Event',
];

/** Every namespace has an account for those who name none, and the certificate of the API. */
export const namespaceContents: Controller = {
  keys: (_, { object }) => (object.kind === 'Namespace' ? [`/${object.metadata.name}`] : []),

  sync(cluster, key) {
    const [, name] = splitKey(key);
    if (cluster.store.get('Namespace', undefined, name)?.metadata.deletionTimestamp !== undefined) return undefined;
    if (!cluster.store.get('Namespace', undefined, name)) return undefined;
    const make = (kind: string, own: string, content: object) => {
      if (!cluster.store.get(kind, name, own))
        cluster.store.create({ apiVersion: 'v1', kind, metadata: { name: own, namespace: name }, ...content });
    };
    make('ServiceAccount', 'default', {});
    make('ConfigMap', 'kube-root-ca.crt', { data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n' } });
    return undefined;
  },
};
