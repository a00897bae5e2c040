import { isMap, type Json, type JsonMap } from './json';
import type { Project } from './project';

/** The project as `config` prints it; a dollar of its own is doubled. */
export function renderProject(project: Project, { doubled }: { readonly doubled: boolean }): JsonMap {
  const model: JsonMap = { name: project.name, services: { ...project.services } };
  for (const section of ['networks', 'volumes', 'secrets', 'configs'] as const)
    if (Object.keys(project[section]).length > 0) model[section] = { ...project[section] };
  Object.assign(model, project.extensions);
  return doubled ? (escaped(model) as JsonMap) : model;
}

function escaped(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map(escaped);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escaped(one)]));
}
