import {
  arithmetic,
  at,
  compare,
  FilterError,
  fail,
  get,
  isObject,
  type Json,
  type Path,
  put,
  shown,
  text,
  truth,
  typeOf,
} from './jq-values';

export const need = (v: Json): Json[] =>
  Array.isArray(v) ? v : fail(`Cannot iterate over ${v === null ? 'null' : shown(v)}`);
export const string = (v: Json, what: string): string => (typeof v === 'string' ? v : fail(`${shown(v)} ${what}`));
export function regex(pattern: Json, flags: Json): RegExp {
  try {
    return new RegExp(
      string(pattern, 'cannot be matched, as it is not a string'),
      typeof flags === 'string' ? flags.replace(/[^gis]/g, '') : '',
    );
  } catch (e) {
    if (e instanceof FilterError) throw e;
    return fail(`${String(pattern)} (at offset 0) is not a valid regex`);
  }
}
export const entries = (v: Json): Json[] =>
  isObject(v) ? Object.entries(v).map(([key, value]) => ({ key, value })) : fail(`${shown(v)} has no keys`);
export const fromEntries = (list: readonly Json[]): Json =>
  Object.fromEntries(
    list.map((e) => [text(at(e, 'key') ?? at(e, 'name') ?? at(e, 'k')), at(e, 'value') ?? at(e, 'v')]),
  );
export const flat = (list: readonly Json[], depth: number): Json[] =>
  list.flatMap((x) => (Array.isArray(x) && depth > 0 ? flat(x, depth - 1) : [x]));
export const keysOf = (v: Json): Json[] =>
  Array.isArray(v) ? [...v.keys()] : isObject(v) ? Object.keys(v).sort() : fail(`${shown(v)} has no keys`);
export function contains(a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b);
  if (Array.isArray(a) && Array.isArray(b))
    return b.every((y) => a.some((x) => typeOf(x) === typeOf(y) && contains(x, y)));
  if (isObject(a) && isObject(b))
    return Object.entries(b).every(([key, y]) => Object.hasOwn(a, key) && contains(a[key] ?? null, y));
  return typeOf(a) === typeOf(b)
    ? compare(a, b) === 0
    : fail(`${shown(a)} and ${shown(b)} cannot have their containment checked`);
}

/** In the order of what `keyOf` gives for each element. */
export function keyed(v: Json, keyOf: (value: Json) => Json): { key: Json; value: Json }[] {
  return need(v)
    .map((value) => ({ key: keyOf(value), value }))
    .sort((a, b) => compare(a.key, b.key));
}

export function grouped(v: Json, keyOf: (value: Json) => Json): Json[][] {
  const out: { key: Json; values: Json[] }[] = [];
  for (const { key, value } of keyed(v, keyOf)) {
    const last = out.at(-1);
    if (last && compare(last.key, key) === 0) last.values.push(value);
    else out.push({ key, values: [value] });
  }
  return out.map(({ values }) => values);
}

const itself = (value: Json): Json => value;

/** Functions without arguments. */
export const simple: Record<string, (v: Json) => Json> = {
  not: (v) => !truth(v),
  length: (v) =>
    v === null
      ? 0
      : typeof v === 'string'
        ? [...v].length
        : typeof v === 'number'
          ? Math.abs(v)
          : typeof v === 'boolean'
            ? fail(`boolean (${v}) has no length`)
            : Object.keys(v).length,
  utf8bytelength: (v) =>
    [...string(v, 'only strings have UTF-8 byte length')].reduce(
      (n, c) => n + (c < '\x80' ? 1 : c < '\u0800' ? 2 : c.length > 1 ? 4 : 3),
      0,
    ),
  keys: keysOf,
  keys_unsorted: (v) => (isObject(v) ? Object.keys(v) : keysOf(v)),
  type: typeOf,
  to_entries: entries,
  from_entries: (v) => fromEntries(need(v)),
  add: (v) => (isObject(v) ? Object.values(v) : need(v)).reduce<Json>((sum, x) => arithmetic('+', sum, x), null),
  any: (v) => need(v).some(truth),
  all: (v) => need(v).every(truth),
  reverse: (v) => (typeof v === 'string' ? [...v].reverse().join('') : v === null ? [] : [...need(v)].reverse()),
  tostring: text,
  tojson: (v) => JSON.stringify(v),
  floor: (v) => Math.floor(Number(v)),
  ceil: (v) => Math.ceil(Number(v)),
  round: (v) => Math.round(Number(v)),
  sqrt: (v) => Math.sqrt(Number(v)),
  abs: (v) => Math.abs(Number(v)),
  tonumber: (v) =>
    typeof v === 'number'
      ? v
      : typeof v === 'string' && /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(v)
        ? Number(v)
        : fail(
            `${typeof v === 'string' ? 'Cannot be parsed as a number' : `${shown(v)} cannot be parsed as a number`}`,
          ),
  fromjson: (v) => {
    try {
      return JSON.parse(string(v, 'only strings can be parsed')) as Json;
    } catch (e) {
      if (e instanceof FilterError) throw e;
      return fail(`${String(v)} (while parsing '${String(v)}')`);
    }
  },
  ascii_downcase: (v) => string(v, 'ascii_downcase input must be a string').replace(/[A-Z]/g, (c) => c.toLowerCase()),
  ascii_upcase: (v) => string(v, 'ascii_upcase input must be a string').replace(/[a-z]/g, (c) => c.toUpperCase()),
  first: (v) => at(v, 0),
  last: (v) => at(v, -1),
  min: (v) => keyed(v, itself)[0]?.value ?? null,
  max: (v) => keyed(v, itself).at(-1)?.value ?? null,
  sort: (v) => keyed(v, itself).map(({ value }) => value),
  unique: (v) => grouped(v, itself).map(([value]) => value ?? null),
  flatten: (v) => flat(need(v), Infinity),
  trim: (v) => string(v, 'trim input must be a string').trim(),
  error: (v) => {
    throw new FilterError(v);
  },
  paths: () => null,
  transpose: (v) => {
    const rows = need(v).map(need);
    return Array.from({ length: Math.max(0, ...rows.map((r) => r.length)) }, (_, i) => rows.map((r) => r[i] ?? null));
  },
  todate: (v) => new Date(Number(v) * 1000).toISOString().replace(/\.\d+Z/, 'Z'),
  fromdate: (v) => Math.floor(Date.parse(String(v)) / 1000),
};

/** With values as arguments. */
export const valued: Record<string, (v: Json, ...args: Json[]) => Json> = {
  has: (v, key) =>
    isObject(v) && typeof key === 'string'
      ? Object.hasOwn(v, key)
      : Array.isArray(v) && typeof key === 'number'
        ? key >= 0 && key < v.length
        : fail(`Cannot check whether ${typeOf(v)} has a ${typeof key === 'string' ? 'string' : typeOf(key)} key`),
  contains,
  inside: (v, other) => contains(other ?? null, v),
  startswith: (v, s) => string(v, '').startsWith(string(s ?? null, '')),
  endswith: (v, s) => string(v, '').endsWith(string(s ?? null, '')),
  ltrimstr: (v, s) => (typeof v === 'string' && typeof s === 'string' && v.startsWith(s) ? v.slice(s.length) : v),
  rtrimstr: (v, s) =>
    typeof v === 'string' && typeof s === 'string' && s !== '' && v.endsWith(s) ? v.slice(0, -s.length) : v,
  split: (v, s, flags) =>
    flags === undefined
      ? v === ''
        ? []
        : string(v, 'split input and separator must be strings').split(
            string(s ?? null, 'split input and separator must be strings'),
          )
      : string(v, '').split(regex(s ?? null, flags)),
  join: (v, s) =>
    need(v)
      .map((x) =>
        x === null
          ? ''
          : typeof x === 'object'
            ? fail(`${shown(s ?? null)} and ${shown(x)} cannot be added`)
            : String(x),
      )
      .join(String(s)),
  test: (v, pattern, flags) =>
    regex(pattern ?? null, flags ?? null).test(string(v, 'cannot be matched, as it is not a string')),
  sub: (v, pattern, to, flags) =>
    string(v, 'cannot be matched, as it is not a string').replace(regex(pattern ?? null, flags ?? null), () =>
      String(to),
    ),
  gsub: (v, pattern, to) =>
    string(v, 'cannot be matched, as it is not a string').replace(regex(pattern ?? null, 'g'), () => String(to)),
  ascii: (v) => v,
  index: (v, s) => {
    const i = typeof v === 'string' ? v.indexOf(String(s)) : need(v).findIndex((x) => compare(x, s ?? null) === 0);
    return i < 0 ? null : i;
  },
  flatten: (v, depth) => flat(need(v), Number(depth)),
  error: (_, value) => {
    throw new FilterError(value ?? null);
  },
  pow: (_, a, b) => Number(a) ** Number(b),
  getpath: (v, path) => get(v, need(path ?? null) as Path),
  setpath: (v, path, value) => put(v, need(path ?? null) as Path, value ?? null),
};
