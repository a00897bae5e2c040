import { decodeUtf8, utf8 } from '../../bytes';
import { exceptionClass, makeException, Raised, raise } from './exceptions';
import { formatSpec } from './format';
import { all } from './iterate';
import { compare } from './operators';
import { repr, str } from './show';
import {
  equal,
  keyOf,
  native,
  numeric,
  type Py,
  PyBytes,
  PyDict,
  PyList,
  PyNative,
  PySet,
  PyTuple,
  PyView,
  typeName,
} from './values';

type Methods = Readonly<Record<string, PyNative>>;
type Text = (self: string, args: readonly Py[]) => Py;

const named = (table: Readonly<Record<string, Text>>): Record<string, PyNative> =>
  Object.fromEntries(
    Object.entries(table).map(([name, body]) => [
      name,
      native(name, ([self = '', ...args]) => body(self as string, args)),
    ]),
  );

const asText = (value: Py | undefined, otherwise: string): string => (value == null ? otherwise : str(value));
const strip = (text: string, chars: Py | undefined, start: boolean, end: boolean): string => {
  const set = asText(chars, ' \t\n\r\f\v');
  let [from, to] = [0, text.length];
  while (start && from < to && set.includes(text[from] ?? '')) from += 1;
  while (end && to > from && set.includes(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
};
const parts = (text: string, by: Py | undefined, most: Py | undefined): string[] => {
  const limit = most == null ? -1 : Number(most);
  if (by == null) {
    const words = text.trim() === '' ? [] : text.trim().split(/\s+/);
    return limit < 0 || words.length <= limit
      ? words
      : [...words.slice(0, limit), text.trim().split(/\s+/).slice(limit).join(' ')];
  }
  const all = text.split(str(by));
  return limit < 0 || all.length <= limit ? all : [...all.slice(0, limit), all.slice(limit).join(str(by))];
};
const starts = (given: Py | undefined, holds: (one: string) => boolean): boolean =>
  given instanceof PyTuple ? given.items.some((one) => holds(str(one))) : holds(str(given ?? ''));

export const stringMethods: Methods = {
  ...named({
    upper: (s) => s.toUpperCase(),
    lower: (s) => s.toLowerCase(),
    title: (s) => s.toLowerCase().replace(/\b[a-z]/g, (c) => c.toUpperCase()),
    capitalize: (s) => s.slice(0, 1).toUpperCase() + s.slice(1).toLowerCase(),
    strip: (s, [chars]) => strip(s, chars, true, true),
    lstrip: (s, [chars]) => strip(s, chars, true, false),
    rstrip: (s, [chars]) => strip(s, chars, false, true),
    split: (s, [by, most]) => new PyList(parts(s, by, most)),
    splitlines: (s) => new PyList(s.replace(/\n$/, '').split(/\r\n|\n|\r/)),
    partition: (s, [by = '']) => {
      const at = s.indexOf(str(by));
      return new PyTuple(at < 0 ? [s, '', ''] : [s.slice(0, at), by, s.slice(at + str(by).length)]);
    },
    replace: (s, [from = '', to = '']) => s.replaceAll(str(from), str(to)),
    startswith: (s, [given]) => starts(given, (one) => s.startsWith(one)),
    endswith: (s, [given]) => starts(given, (one) => s.endsWith(one)),
    find: (s, [given = '']) => s.indexOf(str(given)),
    index: (s, [given = '']) => {
      if (!s.includes(str(given))) throw raise('ValueError', 'substring not found');
      return s.indexOf(str(given));
    },
    count: (s, [given = '']) => s.split(str(given)).length - 1,
    isdigit: (s) => /^\d+$/.test(s),
    isalpha: (s) => /^[A-Za-z]+$/.test(s),
    isalnum: (s) => /^[A-Za-z0-9]+$/.test(s),
    isspace: (s) => /^\s+$/.test(s),
    isupper: (s) => /[A-Z]/.test(s) && !/[a-z]/.test(s),
    islower: (s) => /[a-z]/.test(s) && !/[A-Z]/.test(s),
    ljust: (s, [width = 0, fill]) => s.padEnd(Number(width), asText(fill, ' ')),
    rjust: (s, [width = 0, fill]) => s.padStart(Number(width), asText(fill, ' ')),
    center: (s, [width = 0]) => formatSpec(s, `^${Number(width)}`),
    zfill: (s, [width = 0]) => s.padStart(Number(width), '0'),
    encode: (s) => new PyBytes(utf8(s)),
    removeprefix: (s, [given = '']) => (s.startsWith(str(given)) ? s.slice(str(given).length) : s),
    removesuffix: (s, [given = '']) => (s.endsWith(str(given)) ? s.slice(0, -str(given).length) : s),
  }),
  format: native('format', ([self = '', ...args], keywords) => {
    let at = 0;
    return str(self).replace(
      /\{\{|\}\}|\{(\w*)(?:!([rs]))?(?::([^}]*))?\}/g,
      (whole, name: string, conversion, spec = '') => {
        if (whole === '{{' || whole === '}}') return whole[0] ?? '';
        const value = name === '' ? args[at++] : /^\d+$/.test(name) ? args[Number(name)] : keywords.get(name);
        if (value === undefined) throw raise('IndexError', 'Replacement index out of range for positional args tuple');
        return formatSpec(conversion === 'r' ? repr(value) : value, spec);
      },
    );
  }),
  join: new PyNative('join', function* (rt, [self = '', list = null]) {
    const items = yield* all(rt, list);
    const odd = items.findIndex((item) => typeof item !== 'string');
    if (odd >= 0)
      throw raise('TypeError', `sequence item ${odd}: expected str instance, ${typeName(items[odd] ?? null)} found`);
    return items.join(str(self));
  }),
};

const inBytes = (self: Py | undefined): string => (self instanceof PyBytes ? self.text : '');

export const bytesMethods: Methods = {
  decode: native('decode', ([self]) => decodeUtf8(inBytes(self))),
  strip: native('strip', ([self]) => new PyBytes(strip(inBytes(self), undefined, true, true))),
  rstrip: native('rstrip', ([self]) => new PyBytes(strip(inBytes(self), undefined, false, true))),
  split: native(
    'split',
    ([self, by]) =>
      new PyList(
        parts(inBytes(self), by instanceof PyBytes ? by.text : undefined, undefined).map((one) => new PyBytes(one)),
      ),
  ),
  splitlines: native(
    'splitlines',
    ([self]) =>
      new PyList(
        inBytes(self)
          .split('\n')
          .map((one) => new PyBytes(one)),
      ),
  ),
  startswith: native('startswith', ([self, given]) => inBytes(self).startsWith(inBytes(given))),
  endswith: native('endswith', ([self, given]) => inBytes(self).endsWith(inBytes(given))),
  hex: native('hex', ([self]) => [...inBytes(self)].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('')),
};

const list = (self: Py | undefined): Py[] => (self instanceof PyList ? self.items : []);
const itemsOf = (self: Py | undefined): readonly Py[] =>
  self instanceof PyList || self instanceof PyTuple ? self.items : [];

export const listMethods: Methods = {
  append: native('append', ([self, item = null]) => {
    list(self).push(item);
    return null;
  }),
  extend: new PyNative('extend', function* (rt, [self = null, more = null]) {
    list(self).push(...(yield* all(rt, more)));
    return null;
  }),
  insert: native('insert', ([self, at = 0, item = null]) => {
    list(self).splice(Number(at), 0, item);
    return null;
  }),
  pop: native('pop', ([self, at = -1]) => {
    const items = list(self);
    if (items.length === 0) throw raise('IndexError', 'pop from empty list');
    const [gone] = items.splice(Number(at), 1);
    if (gone === undefined) throw raise('IndexError', 'pop index out of range');
    return gone;
  }),
  remove: native('remove', ([self, item = null]) => {
    const at = list(self).findIndex((one) => equal(one, item));
    if (at < 0) throw raise('ValueError', 'list.remove(x): x not in list');
    list(self).splice(at, 1);
    return null;
  }),
  clear: native('clear', ([self]) => {
    list(self).length = 0;
    return null;
  }),
  reverse: native('reverse', ([self]) => {
    list(self).reverse();
    return null;
  }),
  copy: native('copy', ([self]) => new PyList([...itemsOf(self)])),
  index: native('index', ([self, item = null]) => {
    const at = itemsOf(self).findIndex((one) => equal(one, item));
    if (at < 0) throw raise('ValueError', `${repr(item)} is not in list`);
    return at;
  }),
  count: native('count', ([self, item = null]) => itemsOf(self).filter((one) => equal(one, item)).length),
  sort: new PyNative('sort', function* (rt, [self = null], keywords) {
    const keyed: [Py, Py][] = [];
    const by = keywords.get('key');
    for (const item of list(self)) keyed.push([by == null ? item : yield* rt.interpreter.call(by, [item]), item]);
    keyed.sort(([a], [b]) => order(a, b));
    if (keywords.get('reverse') === true) keyed.reverse();
    if (self instanceof PyList) self.items = keyed.map(([, item]) => item);
    return null;
  }),
};

export function order(a: Py, b: Py): number {
  const found = compare(a, b);
  if (found === undefined)
    throw raise('TypeError', `'<' not supported between instances of '${typeName(b)}' and '${typeName(a)}'`);
  return found;
}

/** None is a value, too. */
const orElse = (found: Py | undefined, otherwise: Py): Py => (found === undefined ? otherwise : found);

const entries = (self: Py | undefined): [Py, Py][] => (self instanceof PyDict ? [...self.entries.values()] : []);

export const dictMethods: Methods = {
  get: native('get', ([self, key = null, otherwise = null]) =>
    self instanceof PyDict ? orElse(self.get(key), otherwise) : null,
  ),
  ...Object.fromEntries(
    (['keys', 'values', 'items'] as const).map((of) => [
      of,
      native(of, ([self]) => (self instanceof PyDict ? new PyView(of, self) : null)),
    ]),
  ),
  copy: native('copy', ([self]) => {
    const made = new PyDict();
    for (const [key, value] of entries(self)) made.set(key, value);
    return made;
  }),
  update: native('update', ([self, more = null], keywords) => {
    if (!(self instanceof PyDict)) return null;
    for (const [key, value] of entries(more)) self.set(key, value);
    for (const [key, value] of keywords) self.set(key, value);
    return null;
  }),
  pop: native('pop', ([self, key = null, otherwise]) => {
    const found = self instanceof PyDict ? self.get(key) : undefined;
    if (found === undefined && otherwise === undefined)
      throw new Raised(makeException(exceptionClass('KeyError'), [key]));
    if (self instanceof PyDict) self.entries.delete(keyOf(key));
    return orElse(found, otherwise ?? null);
  }),
  setdefault: native('setdefault', ([self, key = null, otherwise = null]) => {
    if (!(self instanceof PyDict)) return null;
    const found = self.get(key);
    if (found === undefined) self.set(key, otherwise);
    return orElse(found, otherwise);
  }),
  clear: native('clear', ([self]) => {
    if (self instanceof PyDict) self.entries.clear();
    return null;
  }),
};

export const setMethods: Methods = {
  add: native('add', ([self, item = null]) => {
    if (self instanceof PySet) self.entries.set(keyOf(item), item);
    return null;
  }),
  discard: native('discard', ([self, item = null]) => {
    if (self instanceof PySet) self.entries.delete(keyOf(item));
    return null;
  }),
  remove: native('remove', ([self, item = null]) => {
    if (!(self instanceof PySet && self.entries.delete(keyOf(item))))
      throw new Raised(makeException(exceptionClass('KeyError'), [item]));
    return null;
  }),
};

export const asNumber = (value: Py | undefined): number => numeric(value ?? null) ?? Number.NaN;
