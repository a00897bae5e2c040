import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const scripts = /<script\b[^>]*>/g;
const source = /\bsrc="([^"?]+\.js)/;

// Addresses of the scripts a current browser loads with the page; the nomodule polyfill is for others.
export const moduleScripts = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(scripts)]
      .filter(([tag]) => !/\bnomodule\b/i.test(tag))
      .flatMap(([tag]) => source.exec(tag)?.[1] ?? []),
  ),
];

/** Kilobytes (1024 bytes) after gzip. */
export const gzippedKB = (addresses: string[]): number =>
  addresses.reduce((sum, address) => sum + gzipSync(readFileSync(`out${address}`), { level: 9 }).length / 1024, 0);

export const lessonPages = (): { slug: string; html: string }[] =>
  readdirSync('out/lessons', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: slug }) => ({ slug, html: readFileSync(`out/lessons/${slug}/index.html`, 'utf8') }));

/** The HTML of every page: its scripts are fetched with pages, and ahead of them, not for the terminal. */
export const exportedPages = (): string[] =>
  readdirSync('out', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(`out/${name}`, 'utf8'));
