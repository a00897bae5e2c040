import { isValidElement, type ReactNode } from 'react';
import { partsOf } from './lesson-parts';
import { lessons } from './lessons';

/** Every <Recall> of the course; `name` is its address, under which its answers are remembered. */
export const recallQuestions = (): { name: string; lesson: string; question: string; answer: ReactNode }[] =>
  lessons.flatMap((lesson) =>
    partsOf(lesson).flatMap(({ kind, anchor, label, node }) =>
      kind === 'Recall' && isValidElement<{ children?: ReactNode }>(node)
        ? [{ name: `${lesson.slug}/${anchor}`, lesson: lesson.slug, question: label, answer: node.props.children }]
        : [],
    ),
  );
