import type { Files } from './exercise';
import { type IncidentFile, incidentSchema } from './incident-schema';
import { readYaml } from './read-yaml';

/** An incident as plain data; `files` is the working folder of its host. */
export type Incident = IncidentFile & { id: string; lesson: string; name: string; files: Files };

/** What a learner's page is given once the incident is taken. */
export type ShownIncident = Omit<Incident, 'walks'>;

export function showIncident({ walks: _, ...shown }: Incident): ShownIncident {
  return shown;
}

/** `files` maps paths inside the incident's folder to their text. */
export function readIncident(lesson: string, name: string, files: Files): Incident {
  const folder = `content/lessons/${lesson}/incidents/${name}`;
  const spec = readYaml(incidentSchema, `${folder}/incident.yaml`, files['incident.yaml'] ?? '');
  const inside = Object.entries(files).filter(([path]) => path.startsWith('files/'));
  const host = Object.fromEntries(inside.map(([path, text]) => [path.slice('files/'.length), text]));
  return { ...spec, id: `${lesson}/${name}`, lesson, name, files: host };
}
