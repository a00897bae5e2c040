import { asList, isMap, type Json, type JsonMap } from './json';
import { pairs } from './normalise-service';

const replaced = new Set(['command', 'entrypoint', 'test']);
const paired = new Set(['environment', 'labels', 'args', 'sysctls', 'annotations']);

/** A later file, or an extending service, over an earlier one: maps merge, lists grow, the rest is replaced. */
export function merge(under: JsonMap, over: JsonMap): JsonMap {
  const out: JsonMap = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = out[key];
    out[key] = before === undefined || before === null ? value : mergeValue(key, before, value);
  }
  return out;
}

function mergeValue(key: string, under: Json, over: Json): Json {
  if (over === null) return under;
  if (replaced.has(key)) return over;
  if (paired.has(key)) return { ...pairs(under), ...pairs(over) };
  if (key === 'depends_on' || key === 'networks') return merge(named(key, under), named(key, over));
  if (isMap(under) && isMap(over)) return merge(under, over);
  if (key === 'volumes' && Array.isArray(over)) return mergeBy(asList(under), over, targetOf);
  if (Array.isArray(under) && Array.isArray(over)) return mergeBy(under, over, (one) => JSON.stringify(one));
  return over;
}

/** `[a, b]` as the map it stands for. */
function named(key: string, value: Json): JsonMap {
  if (isMap(value)) return value;
  const empty: Json = key === 'networks' ? null : { condition: 'service_started' };
  return Object.fromEntries(asList(value).map((name) => [String(name), empty]));
}

const targetOf = (value: Json): string =>
  isMap(value) ? String(value['target']) : (String(value).split(':')[1] ?? String(value));

const mergeBy = (under: readonly Json[], over: readonly Json[], key: (value: Json) => string): Json[] => {
  const all = new Map(under.map((one) => [key(one), one]));
  for (const one of over) all.set(key(one), one);
  return [...all.values()];
};
