import { completeCommand, type Wanted } from '../../cli/complete';
import type { Engine } from '../engine';
import { type DockerHooks, dockerCommand } from './docker';

export interface DockerCompletion {
  readonly candidates: readonly string[];
  readonly prefix: string;
  /** The word is a path: the shell completes it. */
  readonly files: boolean;
}

/** Completes a docker command line; `words` begin with "docker" and end with the word at the cursor. */
export function dockerCompleter(
  engine: Engine,
  hooks: DockerHooks,
  /** Names of things that others know. */
  others: (kind: string) => readonly string[] = () => [],
): (sys: unknown, words: readonly string[]) => DockerCompletion {
  const root = dockerCommand(engine, hooks);
  return (_sys, words) => {
    let files = false;
    const list = (wanted: Wanted): readonly string[] => {
      files ||= ['file', 'folder', 'container-or-file'].includes(wanted.kind);
      const found = [...names(engine, wanted), ...others(wanted.kind).filter((name) => !wanted.args.includes(name))];
      return found.filter((name) => name.startsWith(wanted.prefix));
    };
    return { ...completeCommand(root, words.slice(1), list), files };
  };
}

function names(engine: Engine, { kind, args }: Wanted): string[] {
  const containers = [...engine.containers.values()];
  const given = (all: readonly string[]) => all.filter((name) => !args.includes(name)).sort();
  switch (kind) {
    case 'container':
      return given(containers.map(({ name }) => name));
    case 'running':
      return given(containers.filter(({ state }) => state.running).map(({ name }) => name));
    case 'stopped':
      return given(containers.filter(({ state }) => !state.running).map(({ name }) => name));
    case 'container-or-file':
      return containers.map(({ name }) => `${name}:`).sort();
    case 'image':
      return given(engine.images.names());
    case 'network':
      return given([...engine.networks.values()].map(({ name }) => name));
    case 'volume':
      return given([...engine.volumes.keys()]);
    case 'object':
      return given([...containers.map(({ name }) => name), ...engine.images.names()]);
    default:
      return [];
  }
}
