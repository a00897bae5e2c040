import { NotFound } from '../docker/daemon-error';
import { latency } from '../docker/latency';
import { createNetwork, findNetwork } from '../docker/networks';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { asList, asMap, asText, stringMap } from './file/json';
import { labels, VERSION } from './labels';
import type { Session } from './session';

/** Makes the project's networks that are not there; external ones must be. */
export function* createNetworks({ engine, project, progress }: Session): Run<void> {
  for (const [key, network] of Object.entries(project.networks)) {
    const name = asText(network['name']);
    try {
      findNetwork(engine, name);
      continue;
    } catch (error) {
      if (!(error instanceof NotFound) || network['external'] === true) throw error;
    }
    const id = `Network ${name}`;
    progress.report(id, 'Creating');
    yield* sleep(engine.kernel, latency.network);
    const [pool] = asList(asMap(network['ipam'])['config']).map(asMap);
    createNetwork(engine, name, {
      ...(network['driver'] !== undefined && { driver: asText(network['driver']) }),
      ...(pool?.['subnet'] !== undefined && { subnet: asText(pool['subnet']) }),
      ...(pool?.['gateway'] !== undefined && { gateway: asText(pool['gateway']) }),
      internal: network['internal'] === true,
      attachable: network['attachable'] === true,
      labels: {
        ...stringMap(network['labels']),
        [labels.network]: key,
        [labels.project]: project.name,
        [labels.version]: VERSION,
      },
    });
    progress.report(id, 'Created');
  }
}
