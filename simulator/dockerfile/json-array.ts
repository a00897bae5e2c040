import { trimLeft } from './space';

const NOT_STRINGS = 'when using JSON array syntax, arrays must be comprised of strings only';

/** The strings of an exec form; undefined when it isn't a JSON array, the error's text when it holds anything else. */
export function parseJsonArray(text: string): string[] | string | undefined {
  const body = trimLeft(text);
  if (!body.startsWith('[')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = value;
  return items.every((item) => typeof item === 'string') ? items : NOT_STRINGS;
}
