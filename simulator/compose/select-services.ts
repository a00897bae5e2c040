import type { JsonMap } from './file/json';
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
    if (found.has(name) || !Object.hasOwn(project.services, name)) return;
    found.add(name);
    if (also === 'needs') needsOf(project.services[name]).forEach(visit);
    if (also === 'dependents') dependentsOf(project, name).forEach(visit);
  };
  names.forEach(visit);
  const split = (wanted: boolean): Record<string, JsonMap> =>
    Object.fromEntries(Object.entries(project.services).filter(([name]) => found.has(name) === wanted));
  return { ...project, services: split(true), disabled: { ...project.disabled, ...split(false) } };
}

/** Changes what services say of themselves. */
export const mapServices = (project: Project, change: (service: JsonMap, name: string) => JsonMap): Project => ({
  ...project,
  services: Object.fromEntries(
    Object.entries(project.services).map(([name, service]) => [name, change(service, name)]),
  ),
});
