import type { PodContainerSeen } from '../battery/kubernetes/pods';
import type { Misconception } from './misconception';

export const podSharesItsFilesystem: Misconception = {
  id: 'pod-shares-its-filesystem',
  belief: 'The containers of a Pod share their files.',
  refutation:
    'They share a network address and a hostname. Files and process numbers are each container’s own.\nWhat both have to see belongs on a volume that both mount.',
  shows: ({ stack }) =>
    (stack?.seen.pods ?? []).some(({ containers }) => {
      const own = containers.map(pathsNotMounted);
      return containers.some((one, i) => pathsOf(one).some((path) => own.some((list, j) => i !== j && list.has(path))));
    }),
};

/** Files that its command or its settings name; programs and the kernel's own are not meant. */
const pathsOf = ({ words }: PodContainerSeen): readonly string[] =>
  words.flatMap(
    (word) => word.match(/(?<![\w./])\/(?!(?:bin|sbin|usr|lib|dev|proc|sys)\/)(?:[\w.-]+\/)+[\w.-]+/g) ?? [],
  );

function pathsNotMounted(container: PodContainerSeen): ReadonlySet<string> {
  const under = (path: string) => container.mounts.some((mount) => path.startsWith(`${mount.replace(/\/$/, '')}/`));
  return new Set(pathsOf(container).filter((path) => !under(path)));
}
