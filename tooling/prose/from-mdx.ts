import { parseMdx } from '../check/lesson-source';
import { yamlRanges } from './from-yaml';
import { type EstreeNode, literalRanges } from './literal-ranges';
import { keep, type Prose, type Range } from './prose';

interface Attribute {
  readonly name?: string;
  readonly value?: string | { readonly data?: { readonly estree?: EstreeNode } } | null;
  readonly position?: Position;
}
interface Position {
  readonly start: { readonly offset: number };
  readonly end: { readonly offset: number };
}
interface MdxNode {
  readonly type: string;
  readonly value?: string;
  readonly attributes?: readonly Attribute[];
  readonly children?: readonly MdxNode[];
  readonly position?: Position;
}

/** Attributes of the vocabulary that hold words; others name things. */
const WORDED = new Set('question options belief choose otherwise cases caption boxes title steps'.split(' '));
/** Inside them: what a process of a diagram is called. */
const CODE = new Set(['command', 'pid', 'state']);

const rangeOf = ({ position }: { position?: Position }): Range[] =>
  position ? [[position.start.offset, position.end.offset]] : [];

function rangesOf(node: MdxNode): Range[] {
  if (node.type === 'text') return rangeOf(node);
  if (node.type === 'yaml') return yamlRanges(node.value ?? '', (node.position?.start.offset ?? 0) + '---\n'.length);
  const attributes = (node.attributes ?? []).filter(({ name = '' }) => WORDED.has(name)).flatMap(attributeRanges);
  return [...attributes, ...(node.children ?? []).flatMap(rangesOf)];
}

function attributeRanges(attribute: Attribute): Range[] {
  const { name = '', value } = attribute;
  if (typeof value === 'string') return rangeOf(attribute).map(([from, to]) => [from + name.length + 1, to]);
  return value?.data?.estree ? literalRanges(value.data.estree, CODE) : [];
}

export const fromMdx = (file: string, text: string): Prose =>
  keep(file, text, rangesOf(parseMdx(text) as unknown as MdxNode));
