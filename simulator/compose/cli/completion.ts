import { completeCommand, type Wanted } from '../../cli/complete';
import { CommandError } from '../../docker/cli/command-run';
import type { DockerHost } from '../../docker-host';
import type { Syscalls } from '../../kernel/syscalls';
import type { CommandCompleter } from '../../shell/completion/complete';
import { strings } from '../file/json';
import { loadProject } from '../file/load-project';
import type { Project } from '../file/project';
import { labelOf, labels } from '../labels';
import { composeRoot } from './compose';

/** Completes `docker compose …`. */
export function composeCompleter(docker: DockerHost): CommandCompleter {
  const root = composeRoot(docker);
  return (sys, words) => {
    let files = false;
    const list = ({ kind, args }: Wanted): readonly string[] => {
      files ||= ['file', 'folder', 'service-or-file'].includes(kind);
      return namesOf(docker, sys, kind).filter((name) => !args.includes(name));
    };
    return { ...completeCommand(root, words.slice(1), list), files };
  };
}

function namesOf({ engine }: DockerHost, sys: Syscalls, kind: string): readonly string[] {
  if (kind === 'project')
    return [...new Set([...engine.containers.values()].map((one) => labelOf(one, labels.project)))]
      .filter((name) => name !== '')
      .sort();
  const project = projectHere(sys);
  if (!project) return [];
  const services = Object.keys(project.services);
  if (kind === 'service') return services;
  if (kind === 'service-or-file') return services.map((name) => `${name}:`);
  if (kind !== 'profile') return [];
  const all = [...Object.values(project.services), ...Object.values(project.disabled)];
  return [...new Set(all.flatMap((service) => strings(service['profiles'])))].sort();
}

function projectHere(sys: Syscalls): Project | undefined {
  try {
    return loadProject(sys, { files: [], name: '', profiles: [], envFiles: [], folder: '', warn: () => {} });
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}
