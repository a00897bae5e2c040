// Exports `toc` from every MDX file: [{ id, text, depth }] of its h2 and h3. Runs after rehype-slug.
const text = (node) => (node.type === 'text' ? node.value : (node.children ?? []).map(text).join(''));

const headings = (node) =>
  /^h[23]$/.test(node.tagName ?? '')
    ? [{ id: node.properties.id, text: text(node), depth: Number(node.tagName[1]) }]
    : (node.children ?? []).flatMap(headings);

const literal = (value) => ({ type: 'Literal', value, raw: JSON.stringify(value) });
const property = (key, value) => ({
  type: 'Property',
  kind: 'init',
  method: false,
  shorthand: false,
  computed: false,
  key: { type: 'Identifier', name: key },
  value: literal(value),
});
const object = (entry) => ({
  type: 'ObjectExpression',
  properties: Object.entries(entry).map(([key, value]) => property(key, value)),
});

const exportToc = (entries) => ({
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [
        {
          type: 'ExportNamedDeclaration',
          specifiers: [],
          source: null,
          attributes: [],
          declaration: {
            type: 'VariableDeclaration',
            kind: 'const',
            declarations: [
              {
                type: 'VariableDeclarator',
                id: { type: 'Identifier', name: 'toc' },
                init: { type: 'ArrayExpression', elements: entries.map(object) },
              },
            ],
          },
        },
      ],
    },
  },
});

export default function rehypeToc() {
  return (tree) => {
    tree.children.unshift(exportToc(headings(tree)));
  };
}
