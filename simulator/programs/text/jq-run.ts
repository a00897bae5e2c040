import type { Node } from './jq-parse';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Env = ReadonlyMap<string, Json>;
type Path = (string | number)[];

/** An error of the filter: `value` is what catch sees. */
export class FilterError extends Error {
  readonly value: Json;
  constructor(value: Json) {
    super(typeof value === 'string' ? value : `${JSON.stringify(value)} (not a string)`);
    this.value = value;
  }
}

const MOST_STEPS = 3_000_000;
let steps = 0;
/** A filter is run in one go: it may do only so much. */
export const startSteps = (): void => {
  steps = 0;
};

export const typeOf = (v: Json): string => (v === null ? 'null' : Array.isArray(v) ? 'array' : typeof v);
const isObject = (v: Json): v is { [key: string]: Json } => typeof v === 'object' && v !== null && !Array.isArray(v);
const truth = (v: Json): boolean => v !== null && v !== false;
const clip = (v: Json): string => {
  const text = JSON.stringify(v);
  return text.length > 11 ? `${text.slice(0, 10)}...` : text;
};
const shown = (v: Json): string => `${typeOf(v)} (${clip(v)})`;
const fail = (text: string): never => {
  throw new FilterError(text);
};

const RANK = ['null', 'false', 'true', 'number', 'string', 'array', 'object'];
const rank = (v: Json): number => RANK.indexOf(typeof v === 'boolean' ? String(v) : typeOf(v));

export function compare(a: Json, b: Json): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' || typeof a === 'string') return a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = compare(a[i] ?? null, b[i] ?? null);
      if (order) return order;
    }
    return a.length - b.length;
  }
  if (isObject(a) && isObject(b)) {
    const [x, y] = [Object.keys(a).sort(), Object.keys(b).sort()];
    const keys = compare(x, y);
    if (keys) return keys;
    for (const key of x) {
      const order = compare(a[key] ?? null, b[key] ?? null);
      if (order) return order;
    }
  }
  return 0;
}

function at(v: Json, key: Json): Json {
  if (v === null && (typeof key === 'string' || typeof key === 'number' || key === null)) return null;
  if (isObject(v) && typeof key === 'string') return Object.hasOwn(v, key) ? (v[key] ?? null) : null;
  if (Array.isArray(v) && typeof key === 'number') return v.at(Math.floor(key)) ?? null;
  return fail(
    typeof key === 'string'
      ? `Cannot index ${typeOf(v)} with "${key}"`
      : `Cannot index ${typeOf(v)} with ${typeOf(key)}`,
  );
}

function arithmetic(operator: string, a: Json, b: Json): Json {
  const numbers = typeof a === 'number' && typeof b === 'number';
  switch (operator) {
    case '==':
      return compare(a, b) === 0;
    case '!=':
      return compare(a, b) !== 0;
    case '<':
      return compare(a, b) < 0;
    case '<=':
      return compare(a, b) <= 0;
    case '>':
      return compare(a, b) > 0;
    case '>=':
      return compare(a, b) >= 0;
    case '+':
      if (a === null) return b;
      if (b === null) return a;
      if (numbers) return a + b;
      if (typeof a === 'string' && typeof b === 'string') return a + b;
      if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
      if (isObject(a) && isObject(b)) return { ...a, ...b };
      return fail(`${shown(a)} and ${shown(b)} cannot be added`);
    case '-':
      if (numbers) return a - b;
      if (Array.isArray(a) && Array.isArray(b)) return a.filter((x) => !b.some((y) => compare(x, y) === 0));
      return fail(`${shown(a)} and ${shown(b)} cannot be subtracted`);
    case '*':
      if (numbers) return a * b;
      if (typeof a === 'string' && typeof b === 'number')
        return b <= 0 ? null : a.repeat(Math.min(Math.max(Math.ceil(b), 1), 100_000));
      if (isObject(a) && isObject(b)) return merge(a, b);
      return fail(`${shown(a)} and ${shown(b)} cannot be multiplied`);
    case '/':
      if (typeof a === 'string' && typeof b === 'string') return a === '' ? [] : a.split(b);
      if (!numbers) return fail(`${shown(a)} and ${shown(b)} cannot be divided`);
      return b === 0 ? fail(`${shown(a)} and ${shown(b)} cannot be divided because the divisor is zero`) : a / b;
    default:
      if (!numbers) return fail(`${shown(a)} and ${shown(b)} cannot be divided`);
      return Math.trunc(b) === 0
        ? fail(`${shown(a)} and ${shown(b)} cannot be divided because the divisor is zero`)
        : Math.trunc(a) % Math.abs(Math.trunc(b));
  }
}

function merge(a: { [key: string]: Json }, b: { [key: string]: Json }): Json {
  const out = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const old = out[key];
    out[key] = old !== undefined && isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return out;
}

const get = (v: Json, path: Path): Json => path.reduce<Json>((inner, key) => at(inner, key), v);

function put(v: Json, path: Path, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const inner = value === undefined && rest.length === 0 ? undefined : put(at(v, key), rest, value);
  if (typeof key === 'number') {
    const out = Array.isArray(v) ? [...v] : v === null ? [] : fail(`Cannot index ${typeOf(v)} with number`);
    const i = key < 0 ? out.length + key : key;
    if (i < 0) return fail('Out of bounds negative array index');
    if (i > 1_000_000) return fail('Array index too large');
    if (inner === undefined) out.splice(i, 1);
    else {
      while (out.length < i) out.push(null);
      out[i] = inner;
    }
    return out;
  }
  if (v !== null && !isObject(v)) return fail(`Cannot index ${typeOf(v)} with "${key}"`);
  const out = { ...v };
  if (inner === undefined) delete out[key];
  else out[key] = inner;
  return out;
}

export const text = (v: Json): string => (typeof v === 'string' ? v : JSON.stringify(v));

function format(name: string, v: Json): string {
  switch (name) {
    case 'text':
      return text(v);
    case 'json':
      return JSON.stringify(v);
    case 'tsv':
    case 'csv':
      if (!Array.isArray(v)) return fail(`${shown(v)} cannot be ${name}-formatted, only an array can be`);
      return v
        .map((x) => {
          if (typeof x === 'object' && x !== null) return fail(`${shown(x)} is not valid in a csv row`);
          if (x === null) return '';
          if (name === 'csv') return typeof x === 'string' ? `"${x.replaceAll('"', '""')}"` : String(x);
          return String(x)
            .replaceAll('\\', '\\\\')
            .replaceAll('\t', '\\t')
            .replaceAll('\n', '\\n')
            .replaceAll('\r', '\\r');
        })
        .join(name === 'csv' ? ',' : '\t');
    case 'html':
      return text(v).replace(
        /[&<>'"]/g,
        (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' })[c] ?? c,
      );
    case 'uri':
      return text(v).replace(/[^\w.~-]/g, (c) => encodeURIComponent(c));
    case 'sh':
      return (Array.isArray(v) ? v : [v])
        .map((x) => (typeof x === 'string' ? `'${x.replaceAll("'", "'\\''")}'` : JSON.stringify(x)))
        .join(' ');
    default:
      return fail(`${name} is not a valid format`);
  }
}

/** Where a path expression points. */
function* paths(node: Node, v: Json, env: Env): Generator<Path> {
  if (node.kind === 'identity') yield [];
  else if (node.kind === 'recurse') yield* allPaths(v);
  else if (node.kind === 'index') {
    for (const base of paths(node.of, v, env))
      for (const key of run(node.key, v, env)) yield [...base, typeof key === 'number' ? key : String(key)];
  } else if (node.kind === 'each') {
    for (const base of paths(node.of, v, env)) {
      const inner = get(v, base);
      if (Array.isArray(inner)) for (const i of inner.keys()) yield [...base, i];
      else if (isObject(inner)) for (const key of Object.keys(inner)) yield [...base, key];
      else fail(`Cannot iterate over ${inner === null ? 'null' : shown(inner)}`);
    }
  } else if (node.kind === 'pipe') {
    for (const base of paths(node.left, v, env))
      for (const rest of paths(node.right, get(v, base), env)) yield [...base, ...rest];
  } else if (node.kind === 'comma') {
    yield* paths(node.left, v, env);
    yield* paths(node.right, v, env);
  } else if (node.kind === 'try') {
    try {
      yield* paths(node.of, v, env);
    } catch (e) {
      if (!(e instanceof FilterError)) throw e;
    }
  } else if (node.kind === 'call' && node.name === 'select' && node.args[0]) {
    for (const ok of run(node.args[0], v, env)) if (truth(ok)) yield [];
  } else if (node.kind === 'call' && node.name === 'empty') return;
  else fail(`Invalid path expression with result ${clip(first(run(node, v, env)))}`);
}

function* allPaths(v: Json): Generator<Path> {
  yield [];
  if (typeof v !== 'object' || v === null) return;
  for (const [key, inner] of Object.entries(v))
    for (const rest of allPaths(inner)) yield [Array.isArray(v) ? Number(key) : key, ...rest];
}

const first = (values: Iterable<Json>): Json => {
  for (const value of values) return value;
  return null;
};

/** All values the filter gives for `v`. Throws FilterError. */
export function* run(node: Node, v: Json, env: Env): Generator<Json> {
  if (++steps > MOST_STEPS) throw new FilterError('this filter does more work than the simulation allows');
  switch (node.kind) {
    case 'identity':
      yield v;
      return;
    case 'recurse':
      for (const path of allPaths(v)) yield get(v, path);
      return;
    case 'literal':
      yield node.value as Json;
      return;
    case 'format':
      yield format(node.name, v);
      return;
    case 'variable':
      if (!env.has(node.name)) fail(`$${node.name} is not defined`);
      yield env.get(node.name) ?? null;
      return;
    case 'string': {
      let outs = [''];
      for (const part of node.parts) {
        const values = typeof part === 'string' ? [part] : [...run(part, v, env)].map((x) => format(node.format, x));
        outs = outs.flatMap((out) => values.map((value) => out + value));
      }
      yield* outs;
      return;
    }
    case 'index':
      for (const base of run(node.of, v, env)) for (const key of run(node.key, v, env)) yield at(base, key);
      return;
    case 'slice':
      for (const base of run(node.of, v, env)) {
        const [from, to] = [node.from && first(run(node.from, v, env)), node.to && first(run(node.to, v, env))];
        if (base !== null && typeof base !== 'string' && !Array.isArray(base))
          fail(`Cannot index ${typeOf(base)} with object`);
        yield base === null ? null : (base as string).slice(Number(from ?? 0), typeof to === 'number' ? to : undefined);
      }
      return;
    case 'each':
      for (const base of run(node.of, v, env)) {
        if (typeof base !== 'object' || base === null)
          fail(`Cannot iterate over ${base === null ? 'null' : shown(base)}`);
        else yield* Object.values(base);
      }
      return;
    case 'try':
      try {
        yield* run(node.of, v, env);
      } catch (e) {
        if (!(e instanceof FilterError) || steps > MOST_STEPS) throw e;
        if (node.handler) yield* run(node.handler, e.value, env);
      }
      return;
    case 'pipe':
      for (const left of run(node.left, v, env)) yield* run(node.right, left, env);
      return;
    case 'comma':
      yield* run(node.left, v, env);
      yield* run(node.right, v, env);
      return;
    case 'and':
    case 'or':
      for (const left of run(node.left, v, env)) {
        if (truth(left) === (node.kind === 'or')) yield node.kind === 'or';
        else for (const right of run(node.right, v, env)) yield truth(right);
      }
      return;
    case 'alternative': {
      let some = false;
      try {
        for (const left of run(node.left, v, env))
          if (truth(left)) {
            some = true;
            yield left;
          }
      } catch (e) {
        if (!(e instanceof FilterError)) throw e;
      }
      if (!some) yield* run(node.right, v, env);
      return;
    }
    case 'binary':
      for (const right of run(node.right, v, env))
        for (const left of run(node.left, v, env)) yield arithmetic(node.operator, left, right);
      return;
    case 'update': {
      const values = node.operator === '|=' ? [null] : run(node.right, v, env);
      for (const value of values) {
        let out = v;
        for (const path of [...paths(node.left, v, env)].reverse()) {
          const old = get(out, path);
          if (node.operator === '|=') {
            const [made] = [...run(node.right, old, env)];
            out = put(out, path, made);
          } else if (node.operator === '//=') out = put(out, path, truth(old) ? old : value);
          else out = put(out, path, node.operator === '=' ? value : arithmetic(node.operator.slice(0, -1), old, value));
        }
        yield out;
      }
      return;
    }
    case 'negate':
      if (node.of)
        for (const value of run(node.of, v, env))
          yield typeof value === 'number' ? -value : fail(`${shown(value)} cannot be negated`);
      return;
    case 'array':
      yield node.of ? [...run(node.of, v, env)] : [];
      return;
    case 'object': {
      let outs: { [key: string]: Json }[] = [{}];
      for (const { key, value } of node.entries) {
        const keys = [...run(key, v, env)];
        const values = [...run(value, v, env)];
        for (const k of keys) if (typeof k !== 'string') fail(`Object keys must be strings`);
        outs = outs.flatMap((out) => keys.flatMap((k) => values.map((x) => ({ ...out, [String(k)]: x }))));
      }
      yield* outs;
      return;
    }
    case 'if':
      for (const test of run(node.test, v, env)) yield* run(truth(test) ? node.yes : node.no, v, env);
      return;
    case 'as':
      for (const value of run(node.source, v, env)) yield* run(node.body, v, new Map(env).set(node.name, value));
      return;
    case 'reduce': {
      let state = first(run(node.start, v, env));
      for (const value of run(node.source, v, env))
        state = [...run(node.step, state, new Map(env).set(node.name, value))].at(-1) ?? null;
      yield state;
      return;
    }
    case 'call':
      yield* call(node.name, node.args, v, env);
  }
}

const need = (v: Json): Json[] =>
  Array.isArray(v) ? v : fail(`Cannot iterate over ${v === null ? 'null' : shown(v)}`);
const string = (v: Json, what: string): string => (typeof v === 'string' ? v : fail(`${shown(v)} ${what}`));
function regex(pattern: Json, flags: Json): RegExp {
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
const entries = (v: Json): Json[] =>
  isObject(v) ? Object.entries(v).map(([key, value]) => ({ key, value })) : fail(`${shown(v)} has no keys`);
const fromEntries = (list: readonly Json[]): Json =>
  Object.fromEntries(
    list.map((e) => [text(at(e, 'key') ?? at(e, 'name') ?? at(e, 'k')), at(e, 'value') ?? at(e, 'v')]),
  );
const flat = (list: readonly Json[], depth: number): Json[] =>
  list.flatMap((x) => (Array.isArray(x) && depth > 0 ? flat(x, depth - 1) : [x]));
const keysOf = (v: Json): Json[] =>
  Array.isArray(v) ? [...v.keys()] : isObject(v) ? Object.keys(v).sort() : fail(`${shown(v)} has no keys`);
function contains(a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b);
  if (Array.isArray(a) && Array.isArray(b))
    return b.every((y) => a.some((x) => typeOf(x) === typeOf(y) && contains(x, y)));
  if (isObject(a) && isObject(b))
    return Object.entries(b).every(([key, y]) => Object.hasOwn(a, key) && contains(a[key] ?? null, y));
  return typeOf(a) === typeOf(b)
    ? compare(a, b) === 0
    : fail(`${shown(a)} and ${shown(b)} cannot have their containment checked`);
}

/** By one argument's value for each element, in order. */
function keyed(v: Json, by: Node | undefined, env: Env): { key: Json; value: Json }[] {
  const list = need(v).map((value) => ({ key: by ? ([...run(by, value, env)] as Json) : value, value }));
  return list.sort((a, b) => compare(a.key, b.key));
}
function grouped(v: Json, by: Node | undefined, env: Env): Json[][] {
  const out: { key: Json; values: Json[] }[] = [];
  for (const { key, value } of keyed(v, by, env)) {
    const last = out.at(-1);
    if (last && compare(last.key, key) === 0) last.values.push(value);
    else out.push({ key, values: [value] });
  }
  return out.map(({ values }) => values);
}

const simple: Record<string, (v: Json) => Json> = {
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
  min: (v) => keyed(v, undefined, new Map())[0]?.value ?? null,
  max: (v) => keyed(v, undefined, new Map()).at(-1)?.value ?? null,
  sort: (v) => keyed(v, undefined, new Map()).map(({ value }) => value),
  unique: (v) => grouped(v, undefined, new Map()).map(([value]) => value ?? null),
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
const valued: Record<string, (v: Json, ...args: Json[]) => Json> = {
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

function* call(name: string, args: readonly Node[], v: Json, env: Env): Generator<Json> {
  const [f, g] = args;
  const arity = `${name}/${args.length}`;
  switch (arity) {
    case 'empty/0':
      return;
    case 'select/1':
      if (f) for (const ok of run(f, v, env)) if (truth(ok)) yield v;
      return;
    case 'map/1':
      yield need(isObject(v) ? Object.values(v) : v).flatMap((x) => (f ? [...run(f, x, env)] : []));
      return;
    case 'map_values/1':
      if (f)
        yield isObject(v)
          ? Object.fromEntries(
              Object.entries(v).flatMap(([k, x]) => [...run(f, x, env)].slice(0, 1).map((y) => [k, y])),
            )
          : need(v).flatMap((x) => [...run(f, x, env)].slice(0, 1));
      return;
    case 'with_entries/1':
      yield fromEntries(entries(v).flatMap((e) => (f ? [...run(f, e, env)] : [])));
      return;
    case 'recurse/0':
      for (const path of allPaths(v)) yield get(v, path);
      return;
    case 'values/0':
      if (v !== null) yield v;
      return;
    case 'env/0':
      yield env.get('ENV') ?? null;
      return;
    case 'paths/0':
      for (const path of allPaths(v)) if (path.length) yield path;
      return;
    case 'del/1': {
      let out = v;
      if (f) for (const path of [...paths(f, v, env)].reverse()) out = put(out, path, undefined);
      yield out;
      return;
    }
    case 'path/1':
      if (f) yield* paths(f, v, env);
      return;
    case 'first/1':
      if (f)
        for (const value of run(f, v, env)) {
          yield value;
          return;
        }
      return;
    case 'last/1': {
      const all = f ? [...run(f, v, env)] : [];
      if (all.length) yield all.at(-1) ?? null;
      return;
    }
    case 'limit/2': {
      let left = f ? Number(first(run(f, v, env))) : 0;
      if (left > 0 && g)
        for (const value of run(g, v, env)) {
          yield value;
          if (--left <= 0) return;
        }
      return;
    }
    case 'any/1':
      yield need(v).some((x) => f !== undefined && [...run(f, x, env)].some(truth));
      return;
    case 'all/1':
      yield need(v).every((x) => f !== undefined && [...run(f, x, env)].every(truth));
      return;
    case 'sort_by/1':
      yield keyed(v, f, env).map(({ value }) => value);
      return;
    case 'group_by/1':
      yield grouped(v, f, env);
      return;
    case 'unique_by/1':
      yield grouped(v, f, env).map(([value]) => value ?? null);
      return;
    case 'min_by/1':
      yield keyed(v, f, env)[0]?.value ?? null;
      return;
    case 'max_by/1':
      yield keyed(v, f, env).at(-1)?.value ?? null;
      return;
    case 'range/1':
    case 'range/2': {
      const [from, to] = [
        g ? Number(f && first(run(f, v, env))) : 0,
        Number(first(run(g ?? f ?? { kind: 'identity' }, v, env))),
      ];
      for (let i = from; i < to; i++) {
        if (++steps > MOST_STEPS) fail('this filter does more work than the simulation allows');
        yield i;
      }
      return;
    }
    default: {
      const types: Record<string, boolean> = {
        strings: typeof v === 'string',
        numbers: typeof v === 'number',
        booleans: typeof v === 'boolean',
        nulls: v === null,
        arrays: Array.isArray(v),
        objects: isObject(v),
        iterables: typeof v === 'object' && v !== null,
        scalars: typeof v !== 'object' || v === null,
      };
      if (args.length === 0 && Object.hasOwn(types, name)) {
        if (types[name]) yield v;
        return;
      }
      const plain = args.length === 0 && Object.hasOwn(simple, name) ? simple[name] : undefined;
      if (plain) {
        yield plain(v);
        return;
      }
      const made = args.length && Object.hasOwn(valued, name) ? valued[name] : undefined;
      if (!made) throw new UndefinedFunction(`${arity} is not defined`);
      let lists: Json[][] = [[]];
      for (const arg of args) {
        const values = [...run(arg, v, env)];
        lists = lists.flatMap((list) => values.map((x) => [...list, x]));
      }
      for (const list of lists) yield made(v, ...list);
    }
  }
}

export class UndefinedFunction extends Error {}
