import { course } from '@/content/course';
import { fromMdx } from '../prose/from-mdx';
import { type Check, type LessonSource, type Node, nodesOf } from './lesson-source';

/** Seconds of a reader's time, as far as one can count them; 200 words are a minute. */
const SECONDS = { word: 0.3, command: 5, Predict: 20, Exercise: 45, Incident: 90 };
const OFF_BY = 3;
const SHORTEST = 8;
const LONGEST = 12;
/** The lessons of the last part put everything together, and take as long as that takes. */
const long = course.at(-1)?.lessons.map(({ slug }) => slug) ?? [];

type Counts = Record<keyof typeof SECONDS, number>;

const isConsole = ({ type, lang }: Node) => type === 'code' && lang === 'console';

function counts({ file, text, tree }: LessonSource): Counts {
  const nodes = nodesOf(tree);
  const named = (name: string) => nodes.filter((node) => node.name === name).length;
  return {
    word: fromMdx(file, text).text.match(/\S+/g)?.length ?? 0,
    command: nodes.filter(isConsole).flatMap(({ value }) => value?.match(/^\$ /gm) ?? []).length,
    Predict: named('Predict'),
    Exercise: named('Exercise'),
    Incident: named('Incident'),
  };
}

// `minutes` is what a reader needs, and one sitting.
export const minutes: Check = (lesson) => {
  const at = lesson.text.split('\n').findIndex((line) => line.startsWith('minutes:'));
  const said = Number(/\d+/.exec(lesson.text.split('\n')[at] ?? '')?.[0]);
  if (Number.isNaN(said)) return [];
  const place = `${lesson.file}:${at + 1}`;
  const counted = counts(lesson);
  const names = Object.keys(SECONDS) as (keyof Counts)[];
  const needed = Math.round(names.reduce((sum, name) => sum + SECONDS[name] * counted[name], 0) / 60);
  const one = said >= SHORTEST && (said <= LONGEST || long.includes(lesson.slug));
  const sitting = one ? [] : [`${place}: ${said} minutes: a lesson is ${SHORTEST} to ${LONGEST} minutes long`];
  if (Math.abs(needed - said) <= OFF_BY) return sitting;
  const sum = `${counted.word} words, ${counted.command} commands, ${counted.Predict} predictions, ${counted.Exercise + counted.Incident} exercises`;
  return [...sitting, `${place}: ${said} minutes are said, about ${needed} are counted: ${sum}`];
};
