import type { Container } from '../docker/container';
import type { Engine } from '../docker/engine';
import type { Json, JsonMap } from './file/json';
import type { Project } from './file/project';
import { containersOf, labelOf, labels, serviceOf } from './labels';

/** A project of which no file is read: what the labels of its containers tell. */
export function projectOfContainers(engine: Engine, name: string): Project {
  const services: Record<string, JsonMap> = {};
  for (const container of containersOf(engine, name))
    services[serviceOf(container)] ??= { image: container.config.image, depends_on: readNeeds(container) };
  const named = (label: string, all: Iterable<{ name: string; labels: Readonly<Record<string, string>> }>) =>
    Object.fromEntries(
      [...all]
        .filter((one) => one.labels[labels.project] === name)
        .map((one) => [one.labels[label] ?? one.name, { name: one.name }]),
    );
  return {
    name,
    folder: '',
    files: [],
    services: Object.fromEntries(Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1))),
    disabled: {},
    networks: named(labels.network, engine.networks.values()),
    volumes: named(labels.volume, engine.volumes.values()),
    secrets: {},
    configs: {},
    environment: new Map(),
    extensions: {},
    fromFile: false,
  };
}

/** `db:service_healthy:false,cache:service_started:true` */
const readNeeds = (container: Container): JsonMap =>
  Object.fromEntries(
    labelOf(container, labels.dependsOn)
      .split(',')
      .filter(Boolean)
      .map((text): [string, Json] => {
        const [needed = '', condition = 'service_started', restart] = text.split(':');
        return [needed, { condition, restart: restart === 'true', required: true }];
      }),
  );
