import type { Run } from '../../kernel/syscalls';
import { checkLength } from './heap';
import { fail, JsFunction, JsObject, native, toNumber, toText, truthy, type Value } from './values';

type Call = (callee: Value, args: readonly Value[]) => Run<Value>;

const optional = (value: Value): number | undefined => (value === undefined ? undefined : toNumber(value));
const pattern = (value: Value): string | RegExp => (value instanceof RegExp ? value : toText(value));

const padded = (n: Value): number => {
  checkLength(toNumber(n));
  return toNumber(n);
};

const textMethods: Record<string, (text: string, args: readonly Value[]) => Value> = {
  toString: (t: string) => t,
  trim: (t) => t.trim(),
  trimStart: (t) => t.trimStart(),
  trimEnd: (t) => t.trimEnd(),
  toUpperCase: (t) => t.toUpperCase(),
  toLowerCase: (t) => t.toLowerCase(),
  includes: (t, [x]) => t.includes(toText(x)),
  startsWith: (t, [x]) => t.startsWith(toText(x)),
  endsWith: (t, [x]) => t.endsWith(toText(x)),
  indexOf: (t, [x]) => t.indexOf(toText(x)),
  lastIndexOf: (t, [x]) => t.lastIndexOf(toText(x)),
  slice: (t, [a, b]) => t.slice(optional(a), optional(b)),
  substring: (t, [a, b]) => t.substring(toNumber(a), optional(b)),
  repeat: (t, [n]) => {
    const times = Math.trunc(toNumber(n)) || 0;
    if (times < 0 || times === Number.POSITIVE_INFINITY) throw fail('RangeError', `Invalid count value: ${toText(n)}`);
    checkLength(t.length * times);
    return t.repeat(times);
  },
  at: (t, [n]) => t.at(toNumber(n)),
  padStart: (t, [n, x]) => t.padStart(padded(n), x === undefined ? ' ' : toText(x)),
  padEnd: (t, [n, x]) => t.padEnd(padded(n), x === undefined ? ' ' : toText(x)),
  charAt: (t, [n]) => t.charAt(toNumber(n ?? 0)),
  charCodeAt: (t, [n]) => t.charCodeAt(toNumber(n ?? 0)),
  split: (t, [x]) => (x === undefined ? [t] : t.split(pattern(x) as string)),
  concat: (t, args) => t + args.map(toText).join(''),
  match: (t, [x]) => {
    const m = t.match(pattern(x));
    return m ? [...m] : null;
  },
  replaceAll: (t, [x, y]) => t.replaceAll(pattern(x), toText(y)),
  replace: (t, [x, y]) => t.replace(pattern(x), toText(y)),
};

const listMethods: Record<string, (list: Value[], args: readonly Value[]) => Value> = {
  push: (l, args) => l.push(...args),
  pop: (l) => l.pop(),
  shift: (l) => l.shift(),
  unshift: (l, args) => l.unshift(...args),
  slice: (l, [a, b]) => l.slice(optional(a), optional(b)),
  splice: (l, [a, b, ...rest]) => l.splice(toNumber(a), b === undefined ? l.length : toNumber(b), ...rest),
  join: (l, [x]) =>
    l.map((item) => (item === undefined || item === null ? '' : toText(item))).join(x === undefined ? ',' : toText(x)),
  includes: (l, [x]) => l.includes(x),
  indexOf: (l, [x]) => l.indexOf(x),
  concat: (l, args) => l.concat(...(args as Value[][])),
  reverse: (l) => l.reverse(),
  at: (l, [n]) => l.at(toNumber(n)),
  fill: (l, [x]) => l.fill(x),
  flat: (l) => l.flat() as Value[],
  toString: (l: Value[]) => toText(l),
  keys: (l) => l.map((_, i) => i),
  entries: (l) => l.map((item, i) => [i, item]),
};

function listRun(list: Value[], name: string, call: Call): JsFunction | undefined {
  const each = (body: (callee: Value, args: readonly Value[]) => Run<Value>): JsFunction =>
    new JsFunction(name, (args) => body(args[0], args));
  const walk = function* (callee: Value, use: (item: Value, result: Value, i: number) => boolean): Run<void> {
    for (const [i, item] of [...list].entries()) if (use(item, yield* call(callee, [item, i, list]), i)) return;
  };
  switch (name) {
    case 'forEach':
      return each(function* (f) {
        yield* walk(f, () => false);
        return undefined;
      });
    case 'map':
      return each(function* (f) {
        const out: Value[] = [];
        yield* walk(f, (_, r) => {
          out.push(r);
          return false;
        });
        return out;
      });
    case 'filter':
      return each(function* (f) {
        const out: Value[] = [];
        yield* walk(f, (item, r) => {
          if (truthy(r)) out.push(item);
          return false;
        });
        return out;
      });
    case 'find':
      return each(function* (f) {
        let out: Value;
        yield* walk(f, (item, r) => {
          if (truthy(r)) out = item;
          return truthy(r);
        });
        return out;
      });
    case 'findIndex':
      return each(function* (f) {
        let out = -1;
        yield* walk(f, (_, r, i) => {
          if (truthy(r)) out = i;
          return truthy(r);
        });
        return out;
      });
    case 'some':
      return each(function* (f) {
        let out = false;
        yield* walk(f, (_, r) => {
          out = truthy(r);
          return out;
        });
        return out;
      });
    case 'every':
      return each(function* (f) {
        let out = true;
        yield* walk(f, (_, r) => {
          out = truthy(r);
          return !out;
        });
        return out;
      });
    case 'reduce':
      return each(function* (f, args) {
        const items = [...list];
        let total = args.length > 1 ? args[1] : items.shift();
        for (const [i, item] of items.entries()) total = yield* call(f, [total, item, i, list]);
        return total;
      });
    case 'sort':
      return each(function* (f) {
        const out: Value[] = [];
        for (const item of list) {
          let at = out.length;
          while (
            at > 0 &&
            (f === undefined ? toText(out[at - 1]) > toText(item) : toNumber(yield* call(f, [out[at - 1], item])) > 0)
          )
            at -= 1;
          out.splice(at, 0, item);
        }
        list.splice(0, list.length, ...out);
        return list;
      });
    default:
      return undefined;
  }
}

/** One function for all strings, and one for all arrays: a loop that calls it makes none. */
const ofTexts = new Map(
  Object.entries(textMethods).map(([name, body]) => [name, native(name, (args, self) => body(toText(self), args))]),
);
const ofLists = new Map(
  Object.entries(listMethods).map(([name, body]) => [
    name,
    native(name, (args, self) => body(Array.isArray(self) ? self : [], args)),
  ]),
);

/** What strings, arrays, numbers, functions and objects can do by themselves. */
export function method(object: Value, name: string, call: Call): Value {
  if (typeof object === 'string') {
    if (name === 'length') return object.length;
    return ofTexts.get(name);
  }
  if (Array.isArray(object)) {
    if (name === 'length') return object.length;
    return ofLists.get(name) ?? listRun(object, name, call);
  }
  if (typeof object === 'number') {
    if (name === 'toFixed') return native(name, ([n]) => object.toFixed(toNumber(n ?? 0)));
    if (name === 'toString') return native(name, ([n]) => object.toString(n === undefined ? 10 : toNumber(n)));
  }
  if (object instanceof RegExp && name === 'test') return native(name, ([text]) => object.test(toText(text)));
  if (object instanceof RegExp && name === 'exec')
    return native(name, ([text]) => {
      const m = object.exec(toText(text));
      return m ? [...m] : null;
    });
  if (object instanceof JsFunction) {
    if (name === 'name') return object.name;
    if (name === 'call') return new JsFunction(name, ([self, ...args]) => object.invoke(args, self));
    if (name === 'apply')
      return new JsFunction(name, ([self, args]) => object.invoke(Array.isArray(args) ? args : [], self));
    if (name === 'bind')
      return native(
        name,
        ([self, ...first]) => new JsFunction(object.name, (args) => object.invoke([...first, ...args], self)),
      );
  }
  if (object instanceof JsObject) {
    if (name === 'hasOwnProperty') return native(name, ([key]) => object.props.has(toText(key)));
    if (name === 'toString') return native(name, () => toText(object));
    if (object.kind === 'Date' && name === 'toISOString')
      return native(name, () => new Date(toNumber(object)).toISOString());
    if (object.kind === 'Date' && (name === 'getTime' || name === 'valueOf'))
      return native(name, () => toNumber(object));
  }
  if (typeof object === 'boolean' && name === 'toString') return native(name, () => String(object));
  return undefined;
}
