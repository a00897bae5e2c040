import { isValidElement } from 'react';
import { exercises } from './exercises';
import { incidents } from './incidents';
import { partsOf } from './lesson-parts';
import { lessons } from './lessons';
import { reps } from './reps';

/** What of a lesson leaves a mark in the learner’s progress, by the names it is kept under. */
export interface LessonFacts {
  readonly slug: string;
  readonly title: string;
  /** Incidents are among them. */
  readonly exercises: readonly string[];
  /** Causal chains, and trade-offs with cases to decide. */
  readonly chains: readonly string[];
  /** Reps and recall questions. */
  readonly items: readonly string[];
}

export const lessonFacts = (): LessonFacts[] =>
  lessons.map((lesson) => {
    const { slug, title } = lesson;
    const parts = partsOf(lesson);
    const addresses = (test: (part: (typeof parts)[number]) => boolean) =>
      parts.filter(test).map(({ anchor }) => `${slug}/${anchor}`);
    const decides = ({ kind, node }: (typeof parts)[number]) =>
      kind === 'TradeOff' && isValidElement<{ cases?: unknown }>(node) && node.props.cases !== undefined;
    return {
      slug,
      title,
      exercises: [...exercises, ...incidents].filter((one) => one.lesson === slug).map(({ id }) => id),
      chains: addresses((part) => part.kind === 'CausalChain' || decides(part)),
      items: [
        ...reps.filter((rep) => rep.lesson === slug).map(({ id }) => id),
        ...addresses(({ kind }) => kind === 'Recall'),
      ],
    };
  });
