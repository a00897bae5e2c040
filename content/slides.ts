import { type ComponentType, isValidElement, type ReactNode } from 'react';
import { childrenOf, type Part, partsOf, type Words } from './lesson-parts';
import type { Lesson } from './lessons';
import { partCalled } from './part-called';

/** One slide: parts of the lesson, and what the speaker says with them. */
export interface Slide {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly notes: ReactNode;
  /** Planned for it. */
  readonly minutes: number;
}

type SlideProps = { show?: readonly string[]; title?: string; minutes?: number; children?: ReactNode };

const notes = import.meta.glob<{ default: ComponentType }>('./lessons/*/notes.mdx', { eager: true });

const isProse = ({ kind }: Part) => /^[a-z]/.test(kind) && kind !== 'code' && kind !== 'table';

const titleFrom = (parts: readonly Part[], section: string, lesson: Lesson) =>
  parts.find(({ kind, anchor }) => /^h[23]$/.test(kind) && anchor === section)?.text ?? lesson.title;

/** Only what its author marks with <Slide>; a lesson without notes.mdx is one slide for each part that is no prose. */
export function slidesOf(lesson: Lesson, words?: Words): Slide[] {
  const parts = partsOf(lesson, words);
  const file = notes[`./lessons/${lesson.slug}/notes.mdx`];
  if (!file) return withoutNotes(lesson, parts);
  const where = `content/lessons/${lesson.slug}/notes.mdx`;
  return childrenOf(file.default, { Slide: SlideMark }).map((node, at) => {
    if (!isValidElement<SlideProps>(node) || node.type !== SlideMark)
      throw new Error(`${where}: block ${at + 1} stands in no <Slide>`);
    const { show = [], title, minutes = 1, children } = node.props;
    const shown = show.map((name) => {
      const part = partCalled(parts, name);
      if (!part) throw new Error(`${where}: slide ${at + 1} shows “${name}”, which the lesson does not have`);
      return part;
    });
    return {
      title: title ?? titleFrom(parts, shown[0]?.section ?? '', lesson),
      parts: shown,
      notes: children,
      minutes,
    };
  });
}

const withoutNotes = (lesson: Lesson, parts: readonly Part[]): Slide[] =>
  parts
    .filter((part) => !isProse(part))
    .map((part) => ({ title: titleFrom(parts, part.section, lesson), parts: [part], notes: null, minutes: 1 }));

/** Stands for <Slide> while the notes are read; it is never rendered. */
const SlideMark = (_: SlideProps) => null;
