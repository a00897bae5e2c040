// Exports `blocks` from a lesson: what stands at its top level, in order: { kind, label, anchor, section, text, commands }.
// `label` is what notes.mdx calls it by; `anchor` is its id in the page, '' for plain prose. Runs last.
import { exportConst } from './mdx-export.mjs';

const isBlock = ({ type }) => type === 'element' || type === 'mdxJsxFlowElement';

const attributesOf = (node) => (node.attributes ?? []).filter(({ type }) => type === 'mdxJsxAttribute');
const attribute = (node, name) => {
  const value = attributesOf(node).find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
};

/** The strings in an attribute's expression, as in options={['a', 'b']}. */
const strings = (estree) =>
  JSON.stringify(estree)
    .split('"type":"Literal"')
    .slice(1)
    .flatMap((rest) => /"value":("(?:[^"\\]|\\.)*")/.exec(rest.slice(0, 2000))?.slice(1, 2) ?? [])
    .map((text) => JSON.parse(text));

const worded = ['question', 'belief', 'choose', 'otherwise', 'caption', 'title', 'options', 'steps'];
const spoken = (node) =>
  attributesOf(node)
    .filter(({ name }) => worded.includes(name))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : strings(value?.data?.estree ?? {})));

function textOf(node) {
  if (node.type === 'text') return node.value;
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') return '';
  const inside = (node.children ?? []).map(textOf).join('');
  return [...spoken(node), inside].filter(Boolean).join(' ');
}

const slug = (text) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .split('-')
    .slice(0, 8)
    .join('-');

const commandsIn = (text) => text.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));

function codeBlock(node) {
  const code = node.children?.find(({ tagName }) => tagName === 'code');
  const text = textOf(node);
  const title = node.properties['data-title'] ?? /title="([^"]*)"/.exec(code?.data?.meta ?? '')?.[1];
  const commands = commandsIn(text);
  return { kind: 'code', label: title ?? commands[0] ?? text.trim().split('\n')[0], text, commands };
}

function component(node) {
  const id = attribute(node, 'id')?.split('/').at(-1);
  const quoted = node.name === 'SourceQuote' ? `${attribute(node, 'file')} ${attribute(node, 'region')}` : undefined;
  const called = id ?? quoted ?? attribute(node, 'question') ?? attribute(node, 'belief') ?? attribute(node, 'caption');
  return { kind: node.name, label: called ?? attribute(node, 'title') ?? node.name, text: textOf(node), commands: [] };
}

function describe(node) {
  if (node.tagName === 'pre') return codeBlock(node);
  if (node.type === 'mdxJsxFlowElement') return component(node);
  const text = textOf(node).replace(/\s+/g, ' ').trim();
  return { kind: node.tagName, label: text.slice(0, 80), text, commands: [] };
}

const prose = ['p', 'ul', 'ol', 'dl', 'table', 'blockquote', 'hr'];

export default function rehypeBlocks() {
  return (tree, file) => {
    const [, lesson] = /lessons[\\/]([^\\/]+)[\\/]lesson\.mdx$/.exec(file.path ?? '') ?? [];
    if (!lesson) return;
    // The highlighter leaves a root of its own around each block of code.
    const nodes = tree.children.flatMap((node) => (node.type === 'root' ? node.children : [node])).filter(isBlock);
    const taken = new Set(nodes.flatMap(({ properties }) => properties?.id ?? []));
    const fresh = (wanted) => {
      let anchor = wanted;
      for (let n = 2; taken.has(anchor); n++) anchor = `${wanted}-${n}`;
      taken.add(anchor);
      return anchor;
    };
    let section = '';
    const blocks = nodes.map((node) => {
      const block = describe(node);
      if (/^h[23]$/.test(block.kind)) section = node.properties.id;
      let anchor = node.properties?.id ?? '';
      if (!anchor && !prose.includes(block.kind)) {
        anchor = fresh(block.kind === 'Exercise' ? `exercise-${block.label}` : slug(block.label) || 'block');
        if (block.kind === 'code') node.properties.id = anchor;
        else node.attributes.push({ type: 'mdxJsxAttribute', name: 'address', value: `${lesson}/${anchor}` });
      }
      return { kind: block.kind, label: block.label, anchor, section, text: block.text, commands: block.commands };
    });
    file.data.blocks = blocks;
    tree.children.unshift(exportConst('blocks', blocks));
  };
}
