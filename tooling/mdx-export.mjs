// An MDX file's `export const NAME = VALUE`, for plugins. VALUE is plain data.
const array = (values) => ({ type: 'ArrayExpression', elements: values.map(expression) });

const object = (entries) => ({
  type: 'ObjectExpression',
  properties: entries.map(([key, value]) => ({
    type: 'Property',
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    key: { type: 'Identifier', name: key },
    value: expression(value),
  })),
});

function expression(value) {
  if (Array.isArray(value)) return array(value);
  if (typeof value === 'object' && value !== null) return object(Object.entries(value));
  return { type: 'Literal', value, raw: JSON.stringify(value) };
}

export const exportConst = (name, value) => ({
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
            declarations: [{ type: 'VariableDeclarator', id: { type: 'Identifier', name }, init: expression(value) }],
          },
        },
      ],
    },
  },
});
