// Exports `toc` from every MDX file: [{ id, text, depth }] of its h2 and h3. Runs after rehype-slug.
import { exportConst } from './mdx-export.mjs';

const text = (node) => (node.type === 'text' ? node.value : (node.children ?? []).map(text).join(''));

const headings = (node) =>
  /^h[23]$/.test(node.tagName ?? '')
    ? [{ id: node.properties.id, text: text(node), depth: Number(node.tagName[1]) }]
    : (node.children ?? []).flatMap(headings);

export default function rehypeToc() {
  return (tree) => {
    tree.children.unshift(exportConst('toc', headings(tree)));
  };
}
