import type { ContainerSpec, Deployment, Job, KubeObject, Pod, ReplicaSet, Service } from '../api/objects';
import { resourceOf } from '../api/resources';
import { type Requirement, requirementsOf } from '../api/selector';
import { isReady } from '../controllers/pods';
import type { Session } from './kubectl';
import { KubectlError } from './kubectl-error';
import { requireResource } from './select';

/** `web-abc`, `pod/web-abc`, `deploy/web`, `svc/web`: a pod, or the best of those that belong to it. */
export function findPod({ api, cluster, namespace }: Session, word: string): Pod {
  const [kind = '', name] = word.includes('/') ? word.split('/') : ['pods', word];
  const resource = requireResource(kind);
  if (resource.kind === 'Pod') return api.get<Pod>(resourceOf('Pod'), namespace, name ?? '');
  const object = api.get<KubeObject>(resource, namespace, name ?? '');
  const pods = cluster.store.list<Pod>('Pod', namespace, selectorOf(object));
  const [best] = pods.sort((a, b) => Number(isReady(b)) - Number(isReady(a)));
  if (!best) throw new KubectlError('error: timed out waiting for the condition');
  return best;
}

function selectorOf(object: KubeObject): readonly Requirement[] {
  if (object.kind === 'Service')
    return requirementsOf({ matchLabels: (object as Service).spec.selector ?? { '': '' } });
  const { selector } = (object as Deployment | ReplicaSet | Job).spec;
  if (!selector)
    throw new KubectlError(
      `error: cannot attach to *v1.${object.kind}: selector for *v1.${object.kind} not implemented`,
    );
  return requirementsOf(selector);
}

export const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

export const allContainers = ({ spec }: Pod): readonly ContainerSpec[] => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
  ...(spec.ephemeralContainers ?? []),
];

/** The container that is meant, and what is said when one had to be chosen. */
export function chooseContainer(pod: Pod, asked: string): { readonly name: string; readonly note: string } {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  if (asked !== '') return { name: asked, note: '' };
  const preferred = pod.metadata.annotations?.[DEFAULT_CONTAINER];
  if (preferred !== undefined && containers.some(({ name }) => name === preferred))
    return { name: preferred, note: '' };
  const first = containers[0]?.name ?? '';
  const others = [
    ...containers.map(({ name }) => name),
    ...initContainers.map(({ name }) => `${name} (init)`),
    ...ephemeralContainers.map(({ name }) => `${name} (ephem)`),
  ];
  const note = others.length > 1 ? `Defaulted container ${JSON.stringify(first)} out of: ${others.join(', ')}\n` : '';
  return { name: first, note };
}
