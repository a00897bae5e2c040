import { fileURLToPath } from 'node:url';
import createMDX from '@next/mdx';
import type { NextConfig } from 'next';

// Turbopack takes MDX plugins by package name or absolute path; functions cannot cross to Rust.
const local = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const target = process.env['BUILD_TARGET'] ?? 'export';
const server = target === 'server';
// Where the site will stand below its host, e.g. /course.
const basePath = (process.env['BASE_PATH'] ?? '').replace(/\/+$/, '');

const nextConfig: NextConfig = {
  output: server ? 'standalone' : 'export',
  distDir: target === 'export' ? '.next' : `.next-${target}`,
  trailingSlash: true,
  basePath,
  env: { BASE_PATH: basePath },
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks the types of everything, in three layers; a build need not repeat a part of that.
  typescript: { ignoreBuildErrors: true },
  // `route.server.ts` is a route in the server build and an ordinary file in the static one.
  pageExtensions: server ? ['server.ts', 'ts', 'tsx'] : ['ts', 'tsx'],
  turbopack: { root: local('.'), rules: { '*': { condition: { query: '?raw' }, type: 'text' } } },
};

const withMDX = createMDX({
  options: {
    remarkPlugins: ['remark-frontmatter', ['remark-mdx-frontmatter', { name: 'frontmatter' }], 'remark-gfm'],
    rehypePlugins: [
      'rehype-slug',
      local('./tooling/rehype-toc.mjs'),
      local('./tooling/rehype-highlight.mjs'),
      local('./tooling/rehype-blocks.mjs'),
    ],
  },
});

export default withMDX(nextConfig);
