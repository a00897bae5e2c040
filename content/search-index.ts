import { exercises } from './exercises';
import { terms } from './glossary';
import { incidents } from './incidents';
import { type Lesson, lessons } from './lessons';

export type EntryKind = 'lesson' | 'command' | 'belief' | 'term' | 'exercise';

/** One thing that can be found. `where` is the lesson’s title; `text` is searched and quoted from. */
export type SearchEntry = { kind: EntryKind; title: string; href: string; where: string; text: string };

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A lesson by its sections; its beginning stands for the whole. */
function sections({ slug, title, description, blocks }: Lesson): SearchEntry[] {
  const anchors = [...new Set(blocks.map(({ section }) => section))];
  return anchors.map((section) => {
    const inside = blocks.filter((block) => block.section === section);
    const heading = inside.find(({ kind }) => /^h[23]$/.test(kind));
    const text = inside.filter((block) => block !== heading && block.kind !== 'code').map((block) => block.text);
    return {
      kind: 'lesson',
      title: heading?.text ?? title,
      href: `/lessons/${slug}/${section && `#${section}`}`,
      where: title,
      text: flat([section ? '' : description, ...text].join(' ')),
    };
  });
}

function commands({ slug, title, blocks }: Lesson): SearchEntry[] {
  const seen = new Map<string, SearchEntry>();
  for (const block of blocks)
    for (const command of block.commands)
      if (!seen.has(command))
        seen.set(command, {
          kind: 'command',
          title: command,
          href: `/lessons/${slug}/#${block.anchor}`,
          where: title,
          text: '',
        });
  return [...seen.values()];
}

const beliefs = ({ slug, title, blocks }: Lesson): SearchEntry[] =>
  blocks
    .filter(({ kind }) => kind === 'Refute')
    .map(({ label, text, anchor }) => ({
      kind: 'belief',
      title: label,
      href: `/lessons/${slug}/#${anchor}`,
      where: title,
      text: flat(text.replace(label, '')),
    }));

const tasks = ({ slug, title }: Lesson): SearchEntry[] =>
  exercises
    .filter(({ lesson }) => lesson === slug)
    .map((exercise) => ({
      kind: 'exercise',
      title: exercise.title,
      href: `/lessons/${slug}/#exercise-${exercise.name}`,
      where: title,
      text: exercise.answers.join(' '),
    }));

const symptoms = ({ slug, title, blocks }: Lesson): SearchEntry[] =>
  blocks
    .filter(({ kind }) => kind === 'Incident')
    .flatMap(({ label, anchor }) => {
      const incident = incidents.find(({ id }) => id === `${slug}/${label}`);
      if (!incident) return [];
      const href = `/lessons/${slug}/#${anchor}`;
      return [{ kind: 'exercise' as const, title: incident.title, href, where: title, text: flat(incident.pager) }];
    });

const glossary: SearchEntry[] = terms.map(({ id, name, also, means }) => ({
  kind: 'term',
  title: name,
  href: `/glossary/#${id}`,
  where: 'Glossary',
  text: [means, ...also].join(' '),
}));

export const searchIndex: SearchEntry[] = [
  ...lessons.flatMap((lesson) => [
    ...sections(lesson),
    ...beliefs(lesson),
    ...tasks(lesson),
    ...symptoms(lesson),
    ...commands(lesson),
  ]),
  ...glossary,
];
