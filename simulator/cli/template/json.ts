import { GoFloat, GoNil, GoStruct, type GoValue, isList, isMap, isTrue, sortedEntries } from './value';

// Go escapes these two although JSON does not ask for it.
const encodeString = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

const entriesOf = (value: GoStruct): readonly (readonly [string, GoValue])[] =>
  Object.entries(value.fields).filter(
    ([name, child]) => typeof child !== 'function' && (isTrue(child) || !value.omitEmpty.includes(name)),
  );

/** Go's encoding/json without HTML escaping; `indent` as `docker inspect` uses it. */
export function encodeJson(value: GoValue, indent = '', margin = ''): string {
  if (value === null || value === undefined || value instanceof GoNil || typeof value === 'function') return 'null';
  if (typeof value === 'string') return encodeString(value);
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof GoFloat) return String(value.value);
  const inside = margin + indent;
  const enclose = (open: string, items: readonly string[], close: string): string => {
    if (items.length === 0) return open + close;
    if (indent === '') return open + items.join(',') + close;
    return `${open}\n${items.map((item) => inside + item).join(',\n')}\n${margin}${close}`;
  };
  if (isList(value))
    return enclose(
      '[',
      value.map((item) => encodeJson(item, indent, inside)),
      ']',
    );
  const entries = value instanceof GoStruct ? entriesOf(value) : isMap(value) ? sortedEntries(value) : [];
  const colon = indent === '' ? ':' : ': ';
  return enclose(
    '{',
    entries.map(([key, child]) => encodeString(key) + colon + encodeJson(child, indent, inside)),
    '}',
  );
}

/** What is left of a typed value once it went through JSON: maps, lists and scalars, nil as a missing value. */
export function rawValue(value: GoValue): GoValue {
  if (value === null || value instanceof GoNil || typeof value === 'function') return undefined;
  if (value instanceof GoFloat) return value.value;
  if (isList(value)) return value.map(rawValue);
  if (value instanceof GoStruct)
    return Object.fromEntries(entriesOf(value).map(([key, child]) => [key, rawValue(child)]));
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, rawValue(child)]));
  return value;
}
