import { readFileSync } from 'node:fs';
import { readTerms } from '@/content/term';
import { deadLink } from './dead-link';
import { attributeOf, type Check, type Node, nodesOf, parseLesson } from './lesson-source';

const TERMS = 'content/glossary/terms.yaml';

// Links lead to a page, an anchor or a term that is there; addresses elsewhere are well-formed.
export const links: Check = async ({ slug, files }) => {
  const terms = new Set(readTerms(TERMS, readFileSync(TERMS, 'utf8')).map(({ id }) => id));
  const found = Object.entries(files)
    .filter(([file]) => file.endsWith('.mdx'))
    .map(async ([file, text]) => {
      const page = parseLesson(slug, file, text);
      if ('problem' in page) return [page.problem];
      const dead = nodesOf(page.tree).map(async (node) => {
        const problem = await problemOf(node, slug, terms);
        return problem ? [`${file}:${node.position?.start.line ?? 1}: ${problem}`] : [];
      });
      return (await Promise.all(dead)).flat();
    });
  return (await Promise.all(found)).flat();
};

async function problemOf(node: Node, slug: string, terms: ReadonlySet<string>): Promise<string | undefined> {
  if (node.url !== undefined) return deadLink(node.url, `/lessons/${slug}/`);
  if (node.name !== 'Term') return undefined;
  const id = attributeOf(node, 'id') ?? '';
  return terms.has(id) ? undefined : `${TERMS} has no ${id}`;
}
