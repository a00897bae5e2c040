import { existsSync, readFileSync } from 'node:fs';
import { createProcessor } from '@mdx-js/mdx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { filesUnder } from './files-under';

/** A node of the Markdown tree, as far as the checks look. */
export interface Node {
  type: string;
  name?: string | null | undefined;
  lang?: string | null | undefined;
  value?: string | undefined;
  /** What stands behind a code block's language. */
  meta?: string | null | undefined;
  /** Where a link leads. */
  url?: string | undefined;
  attributes?: unknown[] | undefined;
  children?: Node[] | undefined;
  position?: { start: { line: number } } | undefined;
}

/** One lesson as its author wrote it. `file` is relative to the project. */
export interface LessonSource {
  slug: string;
  file: string;
  text: string;
  tree: Node;
  /** Everything its author wrote, by path from the project: the lesson's folder, and its reps. */
  files: Record<string, string>;
}

/** Returns one line for each problem, beginning with file:line where there is one. */
export type Check = (lesson: LessonSource) => string[] | Promise<string[]>;

export function readLesson(slug: string): LessonSource | { problem: string } {
  const folder = `content/lessons/${slug}`;
  const file = `${folder}/lesson.mdx`;
  if (!existsSync(file)) return { problem: `There is no ${file}. npm run new -- lesson ${slug} makes one.` };
  const own = Object.entries(filesUnder(folder)).map(([path, text]) => [`${folder}/${path}`, text] as const);
  const reps = `content/reps/${slug}.yaml`;
  const files = existsSync(reps) ? [...own, [reps, readFileSync(reps, 'utf8')] as const] : own;
  return parseLesson(slug, file, readFileSync(file, 'utf8'), Object.fromEntries(files));
}

export function parseLesson(
  slug: string,
  file: string,
  text: string,
  files: Record<string, string> = { [file]: text },
): LessonSource | { problem: string } {
  try {
    return { slug, file, text, tree: parseMdx(text), files };
  } catch (error) {
    const { line, reason } = error as { line?: number; reason?: string };
    return { problem: `${file}:${line ?? 1}: ${reason ?? error}` };
  }
}

export const parseMdx = (text: string): Node =>
  createProcessor({ remarkPlugins: [remarkFrontmatter, remarkGfm] }).parse(text);

export const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

/** The value of a component's plain text attribute. */
export function attributeOf(node: Node, name: string): string | undefined {
  const attributes = (node.attributes ?? []) as { name?: string; value?: unknown }[];
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

export const placeOf = (lesson: LessonSource, node: Node): string => `${lesson.file}:${node.position?.start.line ?? 1}`;
