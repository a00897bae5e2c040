interface Expression {
  readonly type: string;
  readonly value?: unknown;
  readonly elements?: readonly (Expression | null)[];
}
interface Attribute {
  readonly name?: string;
  readonly value?:
    | string
    | null
    | { readonly data?: { readonly estree?: { readonly body?: readonly { expression?: Expression }[] } } };
}

/** The value of a component's attribute where it is plain: a text, a number, or a list of these. */
export function plainValue(node: { attributes?: unknown[] | undefined }, name: string): unknown {
  const found = ((node.attributes ?? []) as Attribute[]).find((attribute) => attribute.name === name)?.value;
  return typeof found === 'object' && found !== null ? literalOf(found.data?.estree?.body?.[0]?.expression) : found;
}

const literalOf = (node: Expression | null | undefined): unknown =>
  node?.type === 'ArrayExpression' ? node.elements?.map(literalOf) : node?.value;
