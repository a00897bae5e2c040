import { readdirSync, readFileSync } from 'node:fs';
import { readTerms } from '@/content/term';
import { blocksOnDisk } from './blocks-of';
import { lessonSlugs } from './lesson-slugs';

/** Paths of the pages, each with a slash at its end; `[slug]` is every lesson's. */
function paths(): string[] {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)page\.tsx$/.test(file),
  );
  return pages.flatMap((page) => {
    const path = `/${page.slice(0, -'page.tsx'.length)}`;
    return path.includes('[slug]') ? lessonSlugs().map((slug) => path.replace('[slug]', slug)) : [path];
  });
}

async function anchorsOf(path: string): Promise<string[] | undefined> {
  const [, slug] = /^\/lessons\/([^/]+)\/$/.exec(path) ?? [];
  if (slug) return (await blocksOnDisk(slug)).map(({ anchor }) => anchor);
  const file = 'content/glossary/terms.yaml';
  return path === '/glossary/' ? readTerms(file, readFileSync(file, 'utf8')).map(({ id }) => id) : undefined;
}

/** What is wrong with a link's target, for a reader of the page at `here`. */
export async function deadLink(url: string, here: string): Promise<string | undefined> {
  if (/^[a-z]+:/i.test(url)) return isWellFormed(url) ? undefined : `${url} is no https address`;
  const [path = '', anchor] = (url.startsWith('#') ? here + url : url).split('#');
  if (!path.startsWith('/')) return `${url}: a link inside the course begins with / or #`;
  if (!path.endsWith('/')) return `${url}: a page's address ends with a slash`;
  if (!paths().includes(path)) return `${url}: there is no page ${path}`;
  const anchors = anchor === undefined ? undefined : await anchorsOf(path);
  return anchors && !anchors.includes(anchor ?? '') ? `${url}: nothing on ${path} is called ${anchor}` : undefined;
}

function isWellFormed(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' && /^[\w-]+(\.[\w-]+)+$/.test(hostname);
  } catch {
    return false;
  }
}
