import { readFileSync } from 'node:fs';
import { createProcessor } from '@mdx-js/mdx';
import type { Block } from '@/content/lessons';
import { lessonPlugins } from '../lesson-plugins.mjs';

/** The blocks of a lesson's text, with the addresses that they get on the page. */
export async function blocksOf(slug: string, text: string): Promise<Block[]> {
  const made = await createProcessor(lessonPlugins).process({
    path: `content/lessons/${slug}/lesson.mdx`,
    value: text,
  });
  return made.data['blocks'] as Block[];
}

const kept = new Map<string, Promise<Block[]>>();

/** The same of a lesson on disk, read once. */
export function blocksOnDisk(slug: string): Promise<Block[]> {
  const blocks = kept.get(slug) ?? blocksOf(slug, readFileSync(`content/lessons/${slug}/lesson.mdx`, 'utf8'));
  kept.set(slug, blocks);
  return blocks;
}
