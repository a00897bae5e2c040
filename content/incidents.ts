import type { Files } from './exercise';
import { type Incident, readIncident } from './incident';

const texts = import.meta.glob<{ default: string }>(
  [
    './lessons/*/incidents/*/incident.yaml',
    './lessons/*/incidents/*/files/**/*',
    './lessons/*/incidents/*/files/**/.*',
  ],
  { query: '?raw', eager: true },
);

const layout = /^\.\/lessons\/([^/]+)\/incidents\/([^/]+)\/(.+)$/;

function filesByIncident(): Map<string, Files> {
  const folders = new Map<string, Files>();
  for (const [path, { default: text }] of Object.entries(texts)) {
    const [, lesson, name, inside] = layout.exec(path) ?? [];
    if (!lesson || !name || !inside) continue;
    const id = `${lesson}/${name}`;
    folders.set(id, { ...folders.get(id), [inside]: text });
  }
  return folders;
}

export const incidents: Incident[] = [...filesByIncident()].map(([id, files]) => {
  const [lesson = '', name = ''] = id.split('/');
  return readIncident(lesson, name, files);
});

export const findIncident = (id: string): Incident | undefined => incidents.find((incident) => incident.id === id);
