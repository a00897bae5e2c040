import { CommandError } from '../docker/cli/command-run';
import { asMap, type JsonMap } from './file/json';
import type { Project } from './file/project';
import { dependentsOf, needsOf } from './service';

/** The project with only these services, and those that they need, or that need them; no name is all. */
export function selectServices(
  project: Project,
  names: readonly string[],
  also: 'needs' | 'dependents' | 'nothing' = 'needs',
): Project {
  if (names.length === 0) return project;
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    if (!Object.hasOwn(project.services, name)) throw new CommandError(`no such service: ${name}`);
    found.add(name);
    if (also === 'needs') needsOf(project.services[name]).forEach(visit);
    if (also === 'dependents') dependentsOf(project, name).forEach(visit);
  };
  names.forEach(visit);
  const split = (wanted: boolean) => Object.entries(project.services).filter(([name]) => found.has(name) === wanted);
  return {
    ...project,
    services: Object.fromEntries(split(true).map(([name, service]) => [name, withNeedsAmong(service, found)])),
    disabled: { ...project.disabled, ...Object.fromEntries(split(false)) },
  };
}

/** A service without the needs that were not selected. */
function withNeedsAmong(service: JsonMap, names: ReadonlySet<string>): JsonMap {
  const all = Object.entries(asMap(service['depends_on']));
  const left = all.filter(([name]) => names.has(name));
  if (left.length === all.length) return service;
  const { depends_on: _, ...rest } = service;
  return left.length === 0 ? rest : { ...service, depends_on: Object.fromEntries(left) };
}

/** Changes what services say of themselves. */
export const mapServices = (project: Project, change: (service: JsonMap, name: string) => JsonMap): Project => ({
  ...project,
  services: Object.fromEntries(
    Object.entries(project.services).map(([name, service]) => [name, change(service, name)]),
  ),
});
