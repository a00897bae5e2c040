import { CommandError } from '../docker/cli/command-run';
import { sha256 } from '../docker/digest';
import { asList, asMap, asText, type JsonMap } from './file/json';
import type { Project } from './file/project';

export const needsOf = (service: JsonMap | undefined): readonly string[] => Object.keys(asMap(service?.['depends_on']));

/** Names of the services that need this one. */
export const dependentsOf = (project: Project, name: string): readonly string[] =>
  Object.keys(project.services).filter((other) => needsOf(project.services[other]).includes(name));

export const imageOf = (project: Project, name: string): string =>
  asText(project.services[name]?.['image']) || `${project.name}-${name}`;

export const replicasOf = (service: JsonMap): number =>
  Number(service['scale'] ?? asMap(service['deploy'])['replicas'] ?? 1);

/** How many containers are wanted; throws for several with one name. */
export function scaleOf(name: string, service: JsonMap): number {
  const scale = replicasOf(service);
  const own = asText(service['container_name']);
  if (scale > 1 && own !== '')
    throw new CommandError(
      `WARNING: The "${name}" service is using the custom container name "${own}". Docker requires each container to have a unique name. Remove the custom name to scale the service.\n`,
    );
  return scale;
}

export function containerName(project: Project, name: string, number: number): string {
  return asText(project.services[name]?.['container_name']) || `${project.name}-${name}-${number}`;
}

/** Changes with everything that a container is made from. */
export function configHash(service: JsonMap): string {
  const { build: _, pull_policy: _pull, scale: _scale, profiles: _profiles, ...rest } = service;
  const { replicas: _replicas, ...deploy } = asMap(rest['deploy']);
  return sha256(JSON.stringify(rest['deploy'] === undefined ? rest : { ...rest, deploy }));
}

/** Keys of a service's networks, the one that counts first in front. */
export const networksOf = (service: JsonMap): readonly string[] => {
  const priority = (key: string) => Number(asMap(asMap(service['networks'])[key])['priority'] ?? 0);
  return Object.keys(asMap(service['networks'])).sort((a, b) => priority(b) - priority(a) || (a < b ? -1 : 1));
};

export const volumesOf = (service: JsonMap): readonly JsonMap[] => asList(service['volumes']).map(asMap);
