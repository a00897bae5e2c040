import type { Engine } from '../docker/engine';
import { asText, type JsonMap, strings } from './file/json';
import type { Project } from './file/project';
import { serviceContainers } from './labels';

/** A service whose `service:x` is the container that is meant: when that one changes, so does this service. */
export function resolveReferences(engine: Engine, project: Project, service: JsonMap): JsonMap {
  const containerOf = (name: string): string =>
    `container:${serviceContainers(engine, project.name, [name])[0]?.id ?? name}`;
  const changed: JsonMap = {};
  for (const field of ['network_mode', 'pid', 'ipc']) {
    const name = /^service:(.+)$/.exec(asText(service[field]))?.[1];
    if (name !== undefined) changed[field] = containerOf(name);
  }
  if (service['volumes_from'] !== undefined)
    changed['volumes_from'] = strings(service['volumes_from']).map((text) => {
      const [name = '', ...mode] = text.replace(/^container:/, '').split(':');
      const found = text.startsWith('container:') ? name : containerOf(name).replace('container:', '');
      return [found, ...mode].join(':');
    });
  return { ...service, ...changed };
}
