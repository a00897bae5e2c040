import { existsSync, readdirSync } from 'node:fs';
import { readIncident } from '@/content/incident';
import { filesUnder } from './exercises';
import { attributeOf, type Check, nodesOf, placeOf } from './lesson-source';

// Every incident is complete and is shown by the lesson; every one shown exists.
export const incidentsOf: Check = (lesson) => {
  const folder = `content/lessons/${lesson.slug}/incidents`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const shown = nodesOf(lesson.tree)
    .filter(({ name }) => name === 'Incident')
    .map((node) => ({ place: placeOf(lesson, node), id: attributeOf(node, 'id') ?? '' }));
  const unknown = shown
    .filter(({ id }) => !names.some((name) => `${lesson.slug}/${name}` === id))
    .map(({ place, id }) => `${place}: there is no incident ${id} in ${folder}/`);
  const problems = names.flatMap((name) => {
    const id = `${lesson.slug}/${name}`;
    const hidden = shown.some((one) => one.id === id)
      ? []
      : [`${folder}/${name}: no <Incident id="${id}" /> in the lesson shows it`];
    try {
      readIncident(lesson.slug, name, filesUnder(`${folder}/${name}`));
      return hidden;
    } catch (error) {
      return [...hidden, error instanceof Error ? error.message : String(error)];
    }
  });
  return [...unknown, ...problems];
};
