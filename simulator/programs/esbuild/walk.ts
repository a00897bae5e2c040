/** Every node below one of the tree, itself included. */
export function* nodes(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* nodes(inner);
}

/** Is this name read or written anywhere as a variable? */
export function uses(body: unknown, name: string): boolean {
  for (const node of nodes(body)) if (node['kind'] === 'name' && node['name'] === name) return true;
  return false;
}
