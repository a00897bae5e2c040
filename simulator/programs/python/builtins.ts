import { decodeUtf8, utf8 } from '../../bytes';
import type { Run } from '../../kernel/syscalls';
import { lookUp, setAttribute } from './attributes';
import { exceptionClass, exceptions, makeException, Raised, raise } from './exceptions';
import { openFile } from './files';
import { formatSpec } from './format';
import { all, iterator, next, rangeClass, rangeLength } from './iterate';
import { listMethods, order } from './methods';
import { binary } from './operators';
import type { Runtime } from './runtime';
import { repr, str } from './show';
import {
  native,
  numeric,
  type Py,
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PyTuple,
  PyView,
  truthy,
  typeName,
} from './values';

const fn = (name: string, body: PyNative['body']): PyNative => new PyNative(name, body);

/** A built-in type: called it makes a value, asked by isinstance it knows its own. */
const type = (name: string, make: PyNative['body']): PyClass =>
  new PyClass(name, [], [['__make__', fn(name, (rt, args, keywords) => make(rt, args.slice(1), keywords))]]);

function toInt(value: Py, base: Py | undefined): number {
  const number = numeric(value);
  if (number !== undefined) return Math.trunc(number);
  if (typeof value !== 'string' && !(value instanceof PyBytes))
    throw raise(
      'TypeError',
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  const text = (value instanceof PyBytes ? value.text : value).trim().replaceAll('_', '');
  const radix = base === undefined ? 10 : Number(base);
  const digits = text
    .replace(/^[-+]/, '')
    .replace(radix === 16 ? /^0x/i : radix === 8 ? /^0o/i : radix === 2 ? /^0b/i : /^/, '');
  const made = Number.parseInt(digits, radix);
  if (digits === '' || Number.isNaN(made) || ![...digits.toLowerCase()].every((d) => Number.parseInt(d, radix) >= 0))
    throw raise('ValueError', `invalid literal for int() with base ${radix}: ${repr(value)}`);
  return text.startsWith('-') ? -made : made;
}

function* sizeOf(rt: Runtime, value: Py): Run<number> {
  if (typeof value === 'string') return [...value].length;
  if (value instanceof PyBytes) return value.text.length;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyDict || value instanceof PySet) return value.entries.size;
  if (value instanceof PyView) return value.dict.entries.size;
  if (value instanceof PyObject && value.type === rangeClass) return rangeLength(value);
  const own = value instanceof PyObject ? lookUp(value, '__len__') : undefined;
  if (own !== undefined) return Number(yield* rt.interpreter.call(own, []));
  throw raise('TypeError', `object of type '${typeName(value)}' has no len()`);
}

function* best(rt: Runtime, name: string, args: readonly Py[], by: Py | undefined, sign: 1 | -1): Run<Py> {
  const items = args.length === 1 ? yield* all(rt, args[0] ?? null) : [...args];
  if (items.length === 0) throw raise('ValueError', `${name}() iterable argument is empty`);
  let found = items[0] ?? null;
  let key = by == null ? found : yield* rt.interpreter.call(by, [found]);
  for (const item of items.slice(1)) {
    const other = by == null ? item : yield* rt.interpreter.call(by, [item]);
    if (order(other, key) * sign > 0) [found, key] = [item, other];
  }
  return found;
}

const types = {
  int: type('int', function* (_, [value = 0, base]) {
    return toInt(value, base);
  }),
  float: type('float', function* (_, [value = 0]) {
    const number =
      typeof value === 'string' ? Number(value.trim().replace(/^([-+]?)inf$/i, '$1Infinity') || 'x') : numeric(value);
    if (number === undefined || (Number.isNaN(number) && value !== 'nan'))
      throw raise('ValueError', `could not convert string to float: ${repr(value)}`);
    return new PyFloat(number);
  }),
  str: type('str', function* (rt, [value = '', encoding]) {
    if (encoding !== undefined && value instanceof PyBytes) return decodeUtf8(value.text);
    const own = value instanceof PyObject ? lookUp(value, '__str__') : undefined;
    return own === undefined ? str(value) : yield* rt.interpreter.call(own, []);
  }),
  bool: type('bool', function* (_, [value = false]) {
    return truthy(value);
  }),
  bytes: type('bytes', function* (rt, [value = '']) {
    if (typeof value === 'number') return yield* rt.interpreter.operate('*', new PyBytes('\0'), value);
    if (typeof value === 'string') return new PyBytes(utf8(value));
    if (value instanceof PyBytes) return value;
    return new PyBytes((yield* all(rt, value)).map((code) => String.fromCharCode(Number(code))).join(''));
  }),
  list: type('list', function* (rt, [value]) {
    return new PyList(value === undefined ? [] : yield* all(rt, value));
  }),
  tuple: type('tuple', function* (rt, [value]) {
    return new PyTuple(value === undefined ? [] : yield* all(rt, value));
  }),
  set: type('set', function* (rt, [value]) {
    return new PySet(value === undefined ? [] : yield* all(rt, value));
  }),
  dict: type('dict', function* (rt, [value], keywords) {
    const made = new PyDict();
    if (value instanceof PyDict) for (const [key, item] of value.entries.values()) made.set(key, item);
    else if (value !== undefined)
      for (const pair of yield* all(rt, value)) {
        const [key = null, item = null, ...more] = yield* all(rt, pair);
        if (more.length > 0) throw raise('ValueError', 'dictionary update sequence element has the wrong length');
        made.set(key, item);
      }
    for (const [key, item] of keywords) made.set(key, item);
    return made;
  }),
  bytearray: type('bytearray', function* (rt, [value = 0]) {
    const size = typeof value === 'number' ? value : yield* sizeOf(rt, value);
    yield* rt.memory.allocate(size);
    return new PyBytes('');
  }),
  object: new PyClass('object', []),
  range: type('range', function* (_, args) {
    const [first = 0, second, third = 1] = args;
    const [start, stop] = second === undefined ? [0, first] : [first, second];
    if (third === 0) throw raise('ValueError', 'range() arg 3 must not be zero');
    return new PyObject(rangeClass, [
      ['start', start],
      ['stop', stop],
      ['step', third],
      ['__repr__', `range(${str(start)}, ${str(stop)}${third === 1 ? '' : `, ${str(third)}`})`],
    ]);
  }),
};

const isA = (value: Py, given: Py): boolean => {
  if (given instanceof PyTuple) return given.items.some((one) => isA(value, one));
  if (!(given instanceof PyClass)) return false;
  if (value instanceof PyObject) return value.type.within(given) || given === types.object;
  return (
    typeName(value) === given.name || (typeof value === 'boolean' && given === types.int) || given === types.object
  );
};

const exit = fn('exit', function* (_, [code = null]) {
  const made = makeException(exceptionClass('SystemExit'), [code]);
  made.attributes.set('code', code);
  throw new Raised(made);
});

const functions: readonly PyNative[] = [
  fn('print', function* (rt, args, keywords) {
    const words: string[] = [];
    for (const arg of args) {
      const own = arg instanceof PyObject ? lookUp(arg, '__str__') : undefined;
      words.push(own === undefined ? str(arg) : str(yield* rt.interpreter.call(own, [])));
    }
    const end = keywords.get('end');
    const sep = keywords.get('sep');
    const file = keywords.get('file');
    const text = words.join(sep == null ? ' ' : str(sep)) + (end == null ? '\n' : str(end));
    if (file != null) {
      yield* rt.interpreter.call(lookUp(file, 'write') ?? null, [text]);
      if (truthy(keywords.get('flush') ?? false)) yield* rt.interpreter.call(lookUp(file, 'flush') ?? null, []);
      return null;
    }
    yield* rt.write(1, text);
    if (truthy(keywords.get('flush') ?? false)) yield* rt.flush(1);
    return null;
  }),
  fn('len', (rt, [value = null]) => sizeOf(rt, value)),
  fn('repr', function* (_, [value = null]) {
    return repr(value);
  }),
  fn('abs', function* (_, [value = null]) {
    const number = Math.abs(numeric(value) ?? 0);
    return value instanceof PyFloat ? new PyFloat(number) : number;
  }),
  fn('round', function* (_, [value = 0, places]) {
    const number = numeric(value) ?? 0;
    if (places === undefined) {
      const down = Math.floor(number);
      return number - down === 0.5 ? down + (down % 2) : Math.round(number);
    }
    const made = Number(number.toFixed(Number(places)));
    return value instanceof PyFloat ? new PyFloat(made) : made;
  }),
  fn('pow', function* (_, [a = 0, b = 0]) {
    return binary('**', a, b);
  }),
  fn('divmod', function* (_, [a = 0, b = 0]) {
    return new PyTuple([binary('//', a, b), binary('%', a, b)]);
  }),
  fn('sum', function* (rt, [list = null, start = 0]) {
    return (yield* all(rt, list)).reduce((sum, item) => binary('+', sum, item), start);
  }),
  fn('min', (rt, args, keywords) => best(rt, 'min', args, keywords.get('key'), -1)),
  fn('max', (rt, args, keywords) => best(rt, 'max', args, keywords.get('key'), 1)),
  fn('sorted', function* (rt, [list = null], keywords) {
    const made = new PyList(yield* all(rt, list));
    const { sort } = listMethods;
    if (sort) yield* sort.body(rt, [made], keywords);
    return made;
  }),
  fn('reversed', function* (rt, [list = null]) {
    return new PyList((yield* all(rt, list)).reverse());
  }),
  fn('enumerate', function* (rt, [list = null, start = 0], keywords) {
    const from = Number(keywords.get('start') ?? start);
    return new PyList((yield* all(rt, list)).map((item, i) => new PyTuple([from + i, item])));
  }),
  fn('zip', function* (rt, lists) {
    const columns: Py[][] = [];
    for (const one of lists) columns.push(yield* all(rt, one));
    const length = Math.min(...columns.map((column) => column.length));
    return new PyList(Array.from({ length }, (_, i) => new PyTuple(columns.map((column) => column[i] ?? null))));
  }),
  fn('map', function* (rt, [body = null, list = null]) {
    const out: Py[] = [];
    for (const item of yield* all(rt, list)) out.push(yield* rt.interpreter.call(body, [item]));
    return new PyList(out);
  }),
  fn('filter', function* (rt, [body = null, list = null]) {
    const out: Py[] = [];
    for (const item of yield* all(rt, list))
      if (truthy(body === null ? item : yield* rt.interpreter.call(body, [item]))) out.push(item);
    return new PyList(out);
  }),
  fn('any', function* (rt, [list = null]) {
    return (yield* all(rt, list)).some(truthy);
  }),
  fn('all', function* (rt, [list = null]) {
    return (yield* all(rt, list)).every(truthy);
  }),
  fn('next', function* (rt, [list = null, otherwise]) {
    const found = yield* next(rt, iterator(list));
    if (found !== undefined) return found;
    if (otherwise !== undefined) return otherwise;
    throw raise('StopIteration');
  }),
  fn('iter', function* (_, [value = null]) {
    return value;
  }),
  fn('isinstance', function* (_, [value = null, given = null]) {
    return isA(value, given);
  }),
  fn('callable', function* (_, [value = null]) {
    return value instanceof PyNative || value instanceof PyClass || typeName(value) === 'function';
  }),
  fn('type', function* (_, [value = null]) {
    if (value instanceof PyObject) return value.type;
    return (types as Record<string, PyClass>)[typeName(value)] ?? new PyClass(typeName(value), []);
  }),
  fn('hasattr', function* (_, [value = null, name = '']) {
    return lookUp(value, str(name)) !== undefined;
  }),
  fn('getattr', function* (_, [value = null, name = '', otherwise]) {
    const own = lookUp(value, str(name));
    const found = own === undefined ? otherwise : own;
    if (found === undefined)
      throw raise('AttributeError', `'${typeName(value)}' object has no attribute '${str(name)}'`);
    return found;
  }),
  fn('setattr', function* (_, [value = null, name = '', item = null]) {
    setAttribute(value, str(name), item);
    return null;
  }),
  fn('chr', function* (_, [code = 0]) {
    return String.fromCodePoint(Number(code));
  }),
  fn('ord', function* (_, [char = '']) {
    return str(char).codePointAt(0) ?? 0;
  }),
  fn('hex', function* (_, [value = 0]) {
    return `0x${Number(value).toString(16)}`;
  }),
  fn('bin', function* (_, [value = 0]) {
    return `0b${Number(value).toString(2)}`;
  }),
  fn('oct', function* (_, [value = 0]) {
    return `0o${Number(value).toString(8)}`;
  }),
  fn('format', function* (_, [value = null, spec = '']) {
    return formatSpec(value, str(spec));
  }),
  fn('id', function* () {
    return 140_123_456_789_552;
  }),
  fn('open', (rt, args, keywords) => openFile(rt, args, keywords)),
  fn('input', function* (rt, [prompt = '']) {
    if (prompt !== '') yield* rt.write(1, str(prompt));
    yield* rt.flush(1);
    const line = yield* rt.readLine(0);
    if (line === '') throw raise('EOFError', 'EOF when reading a line');
    return line.replace(/\n$/, '');
  }),
  fn('super', function* (rt) {
    const self = rt.path.at(-1)?.scope.names.get('self');
    if (!(self instanceof PyObject)) throw raise('RuntimeError', 'super(): no arguments');
    const [base = types.object] = self.type.bases;
    const made = new PyObject(base);
    for (const name of ['__init__'])
      made.attributes.set(
        name,
        new PyNative(name, function* (runtime, args, keywords) {
          const init = base.find(name);
          return init === undefined ? null : yield* runtime.interpreter.call(init, [self, ...args], new Map(keywords));
        }),
      );
    return made;
  }),
];

export const builtins: ReadonlyMap<string, Py> = new Map<string, Py>([
  ...functions.map((one) => [one.name, one] as const),
  ...Object.entries(types),
  ...exceptions,
  ['EnvironmentError', exceptionClass('OSError')],
  ['IOError', exceptionClass('OSError')],
  ['exit', exit],
  ['quit', exit],
  ['__name__', '__main__'],
  ['NotImplemented', native('NotImplemented', () => null)],
]);
