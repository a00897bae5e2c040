import { CommandError } from '../docker/cli/command-run';
import { latency } from '../docker/latency';
import { createVolume } from '../docker/volumes';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { asText, stringMap } from './file/json';
import { labels, VERSION } from './labels';
import type { Session } from './session';

/** Makes the project's volumes that are not there; external ones must be. */
export function* createVolumes({ engine, project, progress, warn }: Session): Run<void> {
  for (const [key, volume] of Object.entries(project.volumes)) {
    const name = asText(volume['name']);
    const there = engine.volumes.get(name);
    if (there) {
      if (volume['external'] !== true && there.labels[labels.project] === undefined)
        warn(
          `volume ${JSON.stringify(name)} already exists but was not created by Docker Compose. Use \`external: true\` to use an existing volume`,
        );
      else if (volume['external'] !== true && there.labels[labels.project] !== project.name)
        warn(
          `volume ${JSON.stringify(name)} already exists but was created for project ${JSON.stringify(there.labels[labels.project])} (expected ${JSON.stringify(project.name)}). Use \`external: true\` to use an existing volume`,
        );
      continue;
    }
    if (volume['external'] === true) throw new CommandError(`external volume "${name}" not found`);
    const id = `Volume "${name}"`;
    progress.report(id, 'Creating');
    yield* sleep(engine.kernel, latency.query);
    createVolume(engine, name, {
      labels: {
        ...stringMap(volume['labels']),
        [labels.project]: project.name,
        [labels.version]: VERSION,
        [labels.volume]: key,
      },
    });
    progress.report(id, 'Created');
  }
}
