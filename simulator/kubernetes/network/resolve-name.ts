import type { EndpointSlice, Service } from '../api/objects';
import type { Cluster } from '../cluster';

const DOMAIN = 'cluster.local';

/** What the cluster's name server and the search list of resolv.conf make of a name, asked by a pod of `namespace`. */
export function resolveClusterName(cluster: Cluster, namespace: string, name: string): readonly string[] {
  const asked = name.toLowerCase().replace(/\.$/, '');
  for (const suffix of [`.${namespace}.svc.${DOMAIN}`, `.svc.${DOMAIN}`, `.${DOMAIN}`, '']) {
    const found = lookUp(cluster, asked + suffix);
    if (found) return found;
  }
  return [];
}

/** Addresses of a full name; undefined when there is no such name. */
function lookUp(cluster: Cluster, name: string): readonly string[] | undefined {
  const parts = /^(?:(.+)\.)?([^.]+)\.([^.]+)\.svc\.cluster\.local$/.exec(name);
  if (!parts) return undefined;
  const [, host, service = '', namespace = ''] = parts;
  const found = cluster.store.get<Service>('Service', namespace, service);
  if (!found) return undefined;
  const { clusterIP, externalName } = found.spec;
  if (externalName) return [externalName];
  if (clusterIP !== 'None') return host === undefined && clusterIP ? [clusterIP] : undefined;
  const ready = endpointsOf(cluster, found).filter(
    ({ conditions }) => conditions.ready || found.spec.publishNotReadyAddresses,
  );
  const wanted = ready.filter(({ targetRef }) => host === undefined || targetRef?.name === host);
  return wanted.length > 0 ? wanted.flatMap(({ addresses }) => addresses) : undefined;
}

const endpointsOf = (cluster: Cluster, { metadata }: Service): EndpointSlice['endpoints'] =>
  cluster.store.ownedBy<EndpointSlice>(metadata.uid, 'EndpointSlice').flatMap(({ endpoints }) => endpoints);
