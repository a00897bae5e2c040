import { isMap, type Json, type JsonMap, same } from './json';
import { type Field, fieldsOf } from './schema';

// Strategic merge: as a JSON merge, but lists whose items have a key are merged item by item.

const DELETE = '$patch';

/** Applies a strategic merge patch to a value of a type of the API. */
export function strategicMerge(type: string, current: JsonMap, patch: JsonMap): JsonMap {
  if (patch[DELETE] === 'replace') return without(patch, DELETE);
  const fields = fieldsOf(type);
  const out: Record<string, Json | undefined> = { ...current };
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith('$')) continue;
    if (value === null) delete out[name];
    else if (value !== undefined) out[name] = mergeValue(fields?.get(name), out[name], value);
  }
  for (const [name, value] of Object.entries(patch)) {
    if (name === '$retainKeys' && Array.isArray(value))
      for (const key of Object.keys(out)) if (!value.includes(key)) delete out[key];
    const removed = /^\$deleteFromPrimitiveList\/(.*)$/.exec(name)?.[1];
    const list = removed === undefined ? undefined : out[removed];
    if (removed !== undefined && Array.isArray(list) && Array.isArray(value))
      out[removed] = list.filter((item: Json) => !value.includes(item));
    const order = /^\$setElementOrder\/(.*)$/.exec(name)?.[1];
    const field = order === undefined ? undefined : fields?.get(order);
    const items = order === undefined ? undefined : out[order];
    if (order !== undefined && field?.mergeKey && Array.isArray(items) && Array.isArray(value))
      out[order] = arrange(items, value, field.mergeKey);
  }
  return out;
}

function mergeValue(field: Field | undefined, current: Json | undefined, patch: Json): Json {
  const type = field?.type ?? 'any';
  if (field?.list) {
    const list = Array.isArray(current) ? (current as readonly Json[]) : [];
    return field.mergeKey && Array.isArray(patch) ? mergeList(type, field.mergeKey, list, patch) : patch;
  }
  if (!isMap(patch)) return patch;
  return strategicMerge(type, isMap(current) ? current : {}, patch);
}

function mergeList(type: string, key: string, current: readonly Json[], patch: readonly Json[]): Json {
  let out = [...current];
  if (patch.some((item) => isMap(item) && item[DELETE] === 'replace'))
    return patch.filter((item) => !(isMap(item) && item[DELETE] === 'replace'));
  for (const item of patch) {
    if (!isMap(item)) continue;
    const at = out.findIndex((one) => isMap(one) && same(one[key], item[key]));
    const before = out[at];
    if (item[DELETE] === 'delete') out = out.filter((one) => !(isMap(one) && same(one[key], item[key])));
    else if (at < 0) out.push(strategicMerge(type, {}, item));
    else out[at] = strategicMerge(type, isMap(before) ? before : {}, item);
  }
  return out;
}

/** The items in the order of the patch; those it does not name keep their place at the end. */
function arrange(items: readonly Json[], order: readonly Json[], key: string): Json {
  const place = (item: Json) => {
    const at = order.findIndex((one) => isMap(one) && isMap(item) && same(one[key], item[key]));
    return at < 0 ? order.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}

const without = (map: JsonMap, name: string): JsonMap =>
  Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));

/** RFC 7386 */
export function jsonMerge(current: Json | undefined, patch: Json): Json {
  if (!isMap(patch)) return patch;
  const out: Record<string, Json | undefined> = isMap(current) ? { ...current } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete out[name];
    else if (value !== undefined) out[name] = jsonMerge(out[name], value);
  }
  return out as JsonMap;
}

/** What is wanted, and what was wanted before and is no more, as one strategic patch: the way `kubectl apply` merges. */
export function threeWayPatch(type: string, last: JsonMap, wanted: JsonMap): JsonMap {
  const fields = fieldsOf(type);
  const out: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const field = fields?.get(name);
    const before = last[name];
    if (field?.list && field.mergeKey && Array.isArray(value)) {
      out[name] = patchList(field, Array.isArray(before) ? before : [], value);
      out[`$setElementOrder/${name}`] = value.map((item: Json) =>
        isMap(item) ? { [field.mergeKey ?? '']: item[field.mergeKey ?? ''] ?? null } : item,
      );
    } else if (isMap(value) && !field?.list) {
      out[name] = threeWayPatch(field?.type ?? 'any', isMap(before) ? before : {}, value);
    } else out[name] = value;
  }
  for (const name of Object.keys(last)) if (wanted[name] === undefined) out[name] = null;
  return out as JsonMap;
}

function patchList({ type, mergeKey = '' }: Field, last: readonly Json[], wanted: readonly Json[]): Json {
  const keyed = (list: readonly Json[], item: JsonMap) =>
    list.find((one): one is JsonMap => isMap(one) && same(one[mergeKey], item[mergeKey]));
  const gone = last.filter((one): one is JsonMap => isMap(one) && !keyed(wanted, one));
  return [
    ...wanted.map((one: Json) => (isMap(one) ? threeWayPatch(type, keyed(last, one) ?? {}, one) : one)),
    ...gone.map((one) => ({ [mergeKey]: one[mergeKey] ?? null, [DELETE]: 'delete' })),
  ];
}
