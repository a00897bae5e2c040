// The plugins that make a lesson of its text, without the highlighter. next.config.ts names the same: it can't be given functions.
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdxFrontmatter from 'remark-mdx-frontmatter';
import rehypeBlocks from './rehype-blocks.mjs';
import rehypeToc from './rehype-toc.mjs';

/** @type {import('@mdx-js/mdx').ProcessorOptions} */
export const lessonPlugins = {
  remarkPlugins: [remarkFrontmatter, [remarkMdxFrontmatter, { name: 'frontmatter' }], remarkGfm],
  rehypePlugins: [rehypeSlug, rehypeToc, rehypeBlocks],
};
