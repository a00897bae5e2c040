import type { Range } from './prose';

/** As acorn and oxc give it. */
export interface EstreeNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is EstreeNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Where the texts of strings and templates stand, but for those under the property names in `code`. */
export function literalRanges(node: EstreeNode, code: ReadonlySet<string>): Range[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [[node.start, node.end]] : [];
  if (node.type === 'TemplateElement' || node.type === 'JSXText') return [[node.start, node.end]];
  if (/^(Import|ExportAll|TS)/.test(node.type)) return [];
  const key = node.type === 'Property' && isNode(node['key']) ? node['key'] : undefined;
  if (key && code.has(String(key['name'] ?? key['value']))) return [];
  return Object.entries(node).flatMap(([field, value]) => {
    if (field === 'key' && key) return [];
    const inside = Array.isArray(value) ? value : [value];
    return inside.filter(isNode).flatMap((one) => literalRanges(one, code));
  });
}
