import { dockerCompleter } from '../../docker/cli/completion';
import type { DockerHooks } from '../../docker/cli/docker';
import type { CommandCompleter } from '../../shell/completion/complete';
import { NAMESPACE } from '../stack/names';
import type { Swarm } from '../swarm';

/** Completes the commands for swarms, with the names of what is there. */
export const swarmCompleter = (swarm: Swarm, hooks: DockerHooks): CommandCompleter =>
  dockerCompleter(swarm.engine, hooks, (kind) => names(swarm, kind));

function names({ cluster }: Swarm, kind: string): readonly string[] {
  if (kind === 'swarm-role') return ['manager', 'worker'];
  if (!cluster) return [];
  switch (kind) {
    case 'service':
      return [...cluster.services.values()].map(({ spec }) => spec.name).sort();
    case 'stack':
      return [...new Set([...cluster.services.values()].flatMap(({ spec }) => spec.labels[NAMESPACE] ?? []))].sort();
    case 'node':
      return [cluster.node.hostname, 'self'];
    case 'secret':
    case 'config':
      return [...cluster[`${kind}s`].values()].map(({ name }) => name).sort();
    default:
      return [];
  }
}
