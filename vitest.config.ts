import { fileURLToPath } from 'node:url';
import mdx from '@mdx-js/rollup';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdxFrontmatter from 'remark-mdx-frontmatter';
import { defineConfig } from 'vitest/config';
import rehypeBlocks from './tooling/rehype-blocks.mjs';
import rehypeToc from './tooling/rehype-toc.mjs';

const lessons = mdx({
  remarkPlugins: [remarkFrontmatter, [remarkMdxFrontmatter, { name: 'frontmatter' }], remarkGfm],
  rehypePlugins: [rehypeSlug, rehypeToc, rehypeBlocks],
});

export default defineConfig({
  plugins: [{ enforce: 'pre', ...lessons }],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  // A busy machine is no failure: the time limit only ends what hangs.
  test: { testTimeout: 120_000, include: ['{simulator,grading,content,components,tooling,app}/**/*.test.{ts,tsx}'] },
});
