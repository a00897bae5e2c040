import { isMap, type Json, type JsonMap } from './json';
import { StatusError } from './status-error';

const refuse = (why: string): StatusError =>
  new StatusError(422, 'Invalid', `the server rejected our request due to an error in our request: ${why}`);

/** RFC 6902, with the operations that clients send: add, replace, remove, test. */
export function jsonPatch(value: JsonMap, operations: readonly Json[]): JsonMap {
  let out: Json = value;
  for (const one of operations) {
    if (!isMap(one)) throw refuse('an operation is no object');
    const parts = String(one['path'] ?? '')
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    out = change(out, parts, String(one['op']), one['value'] ?? null);
  }
  return out as JsonMap;
}

function change(value: Json, [name = '', ...rest]: readonly string[], op: string, next: Json): Json {
  if (op === 'test') return value;
  if (Array.isArray(value)) {
    const list = [...(value as readonly Json[])];
    const at = name === '-' ? list.length : Number(name);
    if (rest.length > 0) list[at] = change(list[at] ?? null, rest, op, next);
    else if (op === 'remove') list.splice(at, 1);
    else list.splice(at, op === 'add' ? 0 : 1, next);
    return list;
  }
  if (!isMap(value)) throw refuse(`there is no ${name}`);
  const { [name]: before, ...others } = value;
  if (rest.length > 0) return { ...value, [name]: change(before ?? null, rest, op, next) };
  return op === 'remove' ? others : { ...value, [name]: next };
}
