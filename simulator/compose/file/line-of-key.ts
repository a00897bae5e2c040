import { isAlias, isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';

type Document = ReturnType<typeof parseDocument>;

const nameOf = (key: unknown): string | undefined => (isScalar(key) ? String(key.value) : undefined);

function mapOf(node: unknown, document: Document): YAMLMap | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isMap(target) ? target : undefined;
}

/** Line of a key in a YAML text, also where a merge (`<<`) brings it; null where it does not stand. */
export function lineOfKey(text: string, path: readonly string[]): number | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  let node: unknown = document.contents;
  let found: Node | undefined;
  for (const name of path) {
    const map = mapOf(node, document);
    const merged =
      map?.items.filter(({ key }) => nameOf(key) === '<<').map(({ value }) => mapOf(value, document)) ?? [];
    const pair = [map, ...merged].flatMap((one) => one?.items ?? []).find(({ key }) => nameOf(key) === name);
    if (!pair) return null;
    node = pair.value;
    found = pair.key as Node;
  }
  return found?.range ? lines.linePos(found.range[0]).line : null;
}
