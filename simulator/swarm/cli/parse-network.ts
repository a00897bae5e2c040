import { findNetwork } from '../../docker/networks';
import type { NetworkAttachment } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';

/** `ov`, or `name=ov,alias=db`; throws NotFound. */
export function parseNetwork(cluster: SwarmCluster, text: string): NetworkAttachment {
  const aliases: string[] = [];
  let name = text;
  if (text.includes('=')) {
    for (const field of text.split(',')) {
      const [key = '', value = ''] = field.split('=').map((part) => part.trim());
      if (key.toLowerCase() === 'name') name = value;
      if (key.toLowerCase() === 'alias') aliases.push(value);
    }
  }
  return { target: findNetwork(cluster.engine, name).id, aliases };
}
