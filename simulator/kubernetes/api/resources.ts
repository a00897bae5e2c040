/** A kind of object, and where the API serves it. */
export interface Resource {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** `all`: what `kubectl get all` shows. */
  readonly categories: readonly string[];
  readonly subresources: readonly string[];
  /** Verbs other than the usual ones. */
  readonly verbs: readonly string[];
}

const usual = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

function define(
  text: string,
  {
    namespaced = true,
    all = false,
    subresources = '',
  }: { namespaced?: boolean; all?: boolean; subresources?: string } = {},
): Resource {
  const [kind = '', groupVersion = '', plural = '', shortNames = ''] = text.split(' ');
  const [version = '', group = ''] = groupVersion.split('/').reverse();
  return {
    kind,
    group,
    version,
    plural,
    singular: kind.toLowerCase(),
    shortNames: shortNames.split(',').filter(Boolean),
    namespaced,
    categories: all ? ['all'] : [],
    subresources: subresources.split(',').filter(Boolean),
    verbs: usual,
  };
}

/** In the order of discovery, by group. */
export const resources: readonly Resource[] = [
  define('ConfigMap v1 configmaps cm'),
  define('Endpoints v1 endpoints ep'),
  define('Event v1 events ev'),
  define('Namespace v1 namespaces ns', { namespaced: false, subresources: 'status' }),
  define('Node v1 nodes no', { namespaced: false, subresources: 'status' }),
  define('Pod v1 pods po', {
    all: true,
    subresources: 'binding,ephemeralcontainers,eviction,exec,log,portforward,status',
  }),
  define('Secret v1 secrets'),
  define('ServiceAccount v1 serviceaccounts sa'),
  define('Service v1 services svc', { all: true, subresources: 'status' }),
  define('Deployment apps/v1 deployments deploy', { all: true, subresources: 'scale,status' }),
  define('ReplicaSet apps/v1 replicasets rs', { all: true, subresources: 'scale,status' }),
  define('HorizontalPodAutoscaler autoscaling/v2 horizontalpodautoscalers hpa', { all: true, subresources: 'status' }),
  define('Job batch/v1 jobs', { all: true, subresources: 'status' }),
  define('EndpointSlice discovery.k8s.io/v1 endpointslices'),
];

export const apiVersionOf = ({ group, version }: Resource): string => (group === '' ? version : `${group}/${version}`);

/** `deployments.apps`; core kinds have no group. */
export const groupResource = ({ plural, group }: Pick<Resource, 'plural' | 'group'>): string =>
  group === '' ? plural : `${plural}.${group}`;

const byKind = new Map(resources.map((one) => [one.kind, one]));

/** The resource of a kind that is known to exist. */
export function resourceOf(kind: string): Resource {
  const found = byKind.get(kind);
  if (!found) throw new Error(`no such kind: ${kind}`);
  return found;
}

export const findKind = (kind: string, apiVersion: string): Resource | undefined => {
  const found = byKind.get(kind);
  return found && apiVersionOf(found) === apiVersion ? found : undefined;
};

/** By what a user types: plural, singular, short name, kind, each also with its group. */
export function findResource(text: string): Resource | undefined {
  const [name = '', ...group] = text.toLowerCase().split('.');
  return resources.find((one) => {
    if (![one.plural, one.singular, ...one.shortNames].includes(name)) return false;
    const rest = group.join('.');
    return rest === '' || rest === one.group || rest === `${one.version}.${one.group}`.replace(/\.$/, '');
  });
}
