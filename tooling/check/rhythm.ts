import { course } from '@/content/course';
import { type Check, type Node, placeOf } from './lesson-source';

/** What ends a lesson, in this order. */
const END = ['CausalChain', 'TradeOff', 'CheatLine'];

const isConsole = ({ type, lang }: Node) => type === 'code' && lang === 'console';
const isHeading = ({ type }: Node) => type === 'heading';
const isPredict = ({ name }: Node) => name === 'Predict';
const first = course[0]?.lessons[0]?.slug;

/** MDX takes a component on one line for a paragraph with that alone in it. */
function unravel(node: Node): Node {
  const [only, ...others] = node.children ?? [];
  return node.type === 'paragraph' && only?.name && others.length === 0 ? only : node;
}

/** A command stands between a prediction and the next one, or the next heading. */
function isSettled(after: readonly Node[]): boolean {
  const until = after.findIndex((block) => isHeading(block) || isPredict(block));
  return after.slice(0, until < 0 ? undefined : until).some(isConsole);
}

// Recall, predictions that a command settles, a belief refuted, something to do, and the end.
export const rhythm: Check = (lesson) => {
  const blocks = (lesson.tree.children ?? []).map(unravel).filter(({ type }) => type !== 'yaml');
  const has = (...names: string[]) => blocks.some(({ name }) => names.includes(name ?? ''));
  const opening = blocks.slice(0, blocks.findIndex(isHeading));
  const settled = blocks.filter((block, at) => isPredict(block) && isSettled(blocks.slice(at + 1)));
  const parts: readonly (readonly [is: boolean, what: string])[] = [
    [
      lesson.slug === first || opening.some(({ name }) => name === 'Recall'),
      'a <Recall> of an earlier lesson before its first heading',
    ],
    [settled.length >= 2, `two <Predict>s that the next console block settles; it has ${settled.length}`],
    [has('Refute'), 'a <Refute>'],
    [has('Exercise', 'Incident'), `an <Exercise>: npm run new -- exercise ${lesson.slug}/NAME`],
    ...END.map((name) => [has(name), `a <${name}>`] as const),
  ];
  const lacking = parts.filter(([is]) => !is).map(([, what]) => `${lesson.file}:1: the lesson lacks ${what}`);
  const disorder = blocks.slice(-END.length).find(({ name }, at) => name !== END[at]);
  if (lacking.length > 0 || !disorder) return lacking;
  return [`${placeOf(lesson, disorder)}: a lesson ends with <${END.join('>, <')}>, in this order`];
};
