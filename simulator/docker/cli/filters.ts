import type { Container } from '../container';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { findNetwork } from '../networks';
import { CommandError } from './command-run';

export type Filters = ReadonlyMap<string, readonly string[]>;

/** `--filter key=value`, several values of a key being alternatives. */
export function readFilters(texts: readonly string[]): Filters {
  const filters = new Map<string, string[]>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 0)
      throw new CommandError(`invalid argument "${text}" for "-f, --filter" flag: invalid filter '${text}'`, 125);
    const key = text.slice(0, at).trim().toLowerCase();
    filters.set(key, [...(filters.get(key) ?? []), text.slice(at + 1).trim()]);
  }
  return filters;
}

export function checkFilters(filters: Filters, known: readonly string[]): void {
  for (const key of filters.keys()) if (!known.includes(key)) throw new DaemonError(`invalid filter '${key}'`);
}

/** `key` or `key=value` */
export const hasLabel = (labels: Readonly<Record<string, string>>, wanted: string): boolean => {
  const at = wanted.indexOf('=');
  return at < 0 ? wanted in labels : labels[wanted.slice(0, at)] === wanted.slice(at + 1);
};

type Test = (container: Container, value: string, engine: Engine) => boolean;

const tests: Readonly<Record<string, Test>> = {
  id: ({ id }, value) => id.startsWith(value),
  name: ({ name }, value) => matches(`/${name}`, value) || matches(name, value),
  label: ({ config }, value) => hasLabel(config.labels, value),
  status: ({ status }, value) => status === value,
  exited: ({ state, status }, value) => status === 'exited' && state.exitCode === Number(value),
  health: ({ health }, value) => (health?.status ?? 'none') === value,
  ancestor: ({ image, config }, value, engine) =>
    config.image === value ||
    image.id.startsWith(value) ||
    image.id.slice(7).startsWith(value) ||
    engine.images.find(value)?.id === image.id,
  network: ({ endpoints }, value) =>
    [...endpoints.values()].some(({ network }) => network.name === value || network.id.startsWith(value)),
  volume: ({ mounts }, value) =>
    mounts.some(({ name, destination, source }) => [name, destination, source].includes(value)),
  publish: (container, value, engine) =>
    engine.ports.publishedBy(container).some(({ hostPort }) => String(hostPort) === value.split('/')[0]),
  expose: ({ config }, value) => config.exposedPorts.some((port) => port === value || port.split('/')[0] === value),
  before: ({ createdAt }, value, engine) => createdAt < engine.require(value).createdAt,
  since: ({ createdAt }, value, engine) => createdAt > engine.require(value).createdAt,
};

function matches(name: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(name);
  } catch {
    return name === pattern;
  }
}

/** Newest first. Labels must all be there; of other keys one value is enough. */
export function filterContainers(engine: Engine, filters: Filters): Container[] {
  checkFilters(filters, [...Object.keys(tests), 'is-task', 'isolation']);
  for (const name of filters.get('network') ?? []) if (name === '') findNetwork(engine, name);
  const statuses = ['created', 'restarting', 'running', 'removing', 'paused', 'exited', 'dead'];
  for (const status of filters.get('status') ?? []) {
    if (!statuses.includes(status)) throw new DaemonError(`invalid filter 'status=${status}'`);
  }
  const passes = (container: Container) =>
    [...filters].every(([key, values]) => {
      const test = tests[key];
      if (!test) return true;
      return key === 'label'
        ? values.every((value) => test(container, value, engine))
        : values.some((value) => test(container, value, engine));
    });
  return [...engine.containers.values()].filter(passes).reverse();
}
