import { Children, type ComponentType, type ReactElement, type ReactNode } from 'react';
import type { Block, Lesson } from './lessons';

export type Part = Block & { node: ReactNode };

/** Words of the vocabulary, by name. */
// biome-ignore lint/suspicious/noExplicitAny: each takes what its author writes
export type Words = Record<string, ComponentType<any>>;

type Content = (props: { components?: Words }) => ReactElement<{ children?: ReactNode }>;

/** The top level of any MDX file, without the space between. Its function only makes elements: it may be called. */
export function childrenOf(Body: Lesson['Body'], components: Words = {}): ReactNode[] {
  const root = (Body as Content)({ components });
  return Children.toArray(root.props.children).filter((child) => typeof child !== 'string');
}

/** A lesson in pieces: each block of its file with what is rendered there. `components` replaces words of the vocabulary. */
export function partsOf({ slug, blocks, Body }: Lesson, components?: Words): Part[] {
  const nodes = childrenOf(Body, components);
  if (nodes.length !== blocks.length) {
    throw new Error(`${slug}: ${blocks.length} blocks in the file, ${nodes.length} on the page`);
  }
  return blocks.map((block, at) => ({ ...block, node: nodes[at] }));
}
