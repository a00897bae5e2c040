import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A YAML file, and file:line of what stands in it. */
function withPlaces(file: string, text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number) => `${file}:${Math.max(1, lines.linePos(offset).line)}`;
  return { document, place };
}

/** file:line of the value at a path in a YAML file. */
export function placeInYaml(file: string, text: string, path: readonly PropertyKey[]): string {
  const { document, place } = withPlaces(file, text);
  return place(offsetOf(document, path));
}

/** The value of a YAML file; throws all that is wrong with it, each on a line that begins with file:line. */
export function readYaml<T>(schema: z.ZodType<T>, file: string, text: string): T {
  const { document, place } = withPlaces(file, text);
  const [error] = document.errors;
  if (error) throw new Error(`${place(error.pos[0])}: ${error.message.split(' at line')[0]}`);
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(meant);
  throw new Error(
    issues
      .map(
        ({ path, message }) =>
          `${place(offsetOf(document, path))}: ${message}${path.length > 0 ? ` (${path.join('.')})` : ''}`,
      )
      .join('\n'),
  );
}

/** Of a union, what is wrong with the branch that comes nearest. */
function meant(issue: Issue): Pick<Issue, 'path' | 'message'>[] {
  const [nearest] = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => a.length - b.length) : [];
  if (!nearest) return [issue];
  return nearest.flatMap(meant).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/** Where the value stands, or the nearest one around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}
