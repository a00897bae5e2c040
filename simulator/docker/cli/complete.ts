import { type Completion, completeCommand } from '../../cli/complete';
import type { Engine } from '../engine';
import { type DockerHooks, dockerCommand } from './docker';

/** Names of the things a command's argument can be; undefined where only the shell knows (files and folders). */
export function namesOf(engine: Engine, kind: string): readonly string[] | undefined {
  const containers = [...engine.containers.values()];
  switch (kind) {
    case 'container':
      return containers.map(({ name }) => name);
    case 'running':
      return containers.filter(({ state }) => state.running).map(({ name }) => name);
    case 'stopped':
      return containers.filter(({ state }) => !state.running).map(({ name }) => name);
    case 'container-or-file':
      return containers.map(({ name }) => `${name}:`);
    case 'image':
      return engine.images.names();
    case 'network':
      return [...engine.networks.values()].map(({ name }) => name);
    case 'volume':
      return [...engine.volumes.keys()];
    case 'object':
      return ['container', 'image', 'network', 'volume'].flatMap((one) => namesOf(engine, one) ?? []);
    case 'none':
      return [];
    default:
      return undefined;
  }
}

/** Completes a docker command line: `words` are those after `docker`, the last may be empty. `files` lists paths that begin so. */
export function dockerCompletion(
  engine: Engine,
  hooks: DockerHooks = {},
): (words: readonly string[], files: (prefix: string) => readonly string[]) => Completion {
  const root = dockerCommand(engine, hooks);
  return (words, files) =>
    completeCommand(root, words, ({ kind, prefix }) => {
      const names = namesOf(engine, kind);
      return kind === 'container-or-file' ? [...(names ?? []), ...files(prefix)] : (names ?? files(prefix));
    });
}
