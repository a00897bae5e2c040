export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Env = ReadonlyMap<string, Json>;
export type Path = (string | number)[];

/** An error of the filter: `value` is what catch sees. */
export class FilterError extends Error {
  readonly value: Json;
  constructor(value: Json) {
    super(typeof value === 'string' ? value : `${JSON.stringify(value)} (not a string)`);
    this.value = value;
  }
}

export const typeOf = (v: Json): string => (v === null ? 'null' : Array.isArray(v) ? 'array' : typeof v);
export const isObject = (v: Json): v is { [key: string]: Json } =>
  typeof v === 'object' && v !== null && !Array.isArray(v);
export const truth = (v: Json): boolean => v !== null && v !== false;
export const clip = (v: Json): string => {
  const text = JSON.stringify(v);
  return text.length > 11 ? `${text.slice(0, 10)}...` : text;
};
export const shown = (v: Json): string => `${typeOf(v)} (${clip(v)})`;
export const fail = (text: string): never => {
  throw new FilterError(text);
};

export const RANK = ['null', 'false', 'true', 'number', 'string', 'array', 'object'];
export const rank = (v: Json): number => RANK.indexOf(typeof v === 'boolean' ? String(v) : typeOf(v));

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

export function at(v: Json, key: Json): Json {
  if (v === null && (typeof key === 'string' || typeof key === 'number' || key === null)) return null;
  if (isObject(v) && typeof key === 'string') return Object.hasOwn(v, key) ? (v[key] ?? null) : null;
  if (Array.isArray(v) && typeof key === 'number') return v.at(Math.floor(key)) ?? null;
  return fail(
    typeof key === 'string'
      ? `Cannot index ${typeOf(v)} with "${key}"`
      : `Cannot index ${typeOf(v)} with ${typeOf(key)}`,
  );
}

export function arithmetic(operator: string, a: Json, b: Json): Json {
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

export function merge(a: { [key: string]: Json }, b: { [key: string]: Json }): Json {
  const out = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const old = out[key];
    out[key] = old !== undefined && isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return out;
}

export const get = (v: Json, path: Path): Json => path.reduce<Json>((inner, key) => at(inner, key), v);

export function put(v: Json, path: Path, value: Json | undefined): Json {
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
