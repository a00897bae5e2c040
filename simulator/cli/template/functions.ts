import { bytesOf, textOf } from './bytes';
import { isEqual, isLess } from './compare';
import { encodeJson } from './json';
import { printValue } from './print';
import { sprintf } from './printf';
import { type GoMap, GoNil, type GoValue, isList, isMap, isTrue, typeOf } from './value';

export type Parameter = 'any' | 'string' | 'int' | '[]string';

/** A function of a template; what it throws becomes `error calling …`. */
export interface GoFunction {
  readonly parameters: readonly Parameter[];
  /** The type of any further arguments. */
  readonly rest?: Parameter;
  call(args: readonly GoValue[]): GoValue;
}

const text = (value: GoValue): string => (typeof value === 'string' ? value : printValue(value));
const integer = (value: GoValue): number => (typeof value === 'number' ? value : 0);

const fn = (parameters: readonly Parameter[], call: GoFunction['call'], rest?: Parameter): GoFunction => ({
  parameters,
  call,
  ...(rest ? { rest } : {}),
});

const onText = (change: (value: string) => string): GoFunction => fn(['string'], ([value]) => change(text(value)));

function checkIndex(index: GoValue, length: number): number {
  if (typeof index !== 'number') {
    throw new TypeError(
      index === null ? 'cannot index slice/array with nil' : `cannot index slice/array with type ${typeOf(index)}`,
    );
  }
  if (index < 0 || index >= length) throw new RangeError(`index out of range: ${index}`);
  return index;
}

// The missing key of a map of strings is the empty string, of any other map no value.
const missing = (map: GoMap): GoValue => (typeOf(map) === 'map[string]string' ? '' : undefined);

function indexInto(value: GoValue, index: GoValue): GoValue {
  if (value === null || value === undefined) throw new TypeError('index of untyped nil');
  if (value instanceof GoNil) return value.type.startsWith('map') ? '' : checkIndex(index, 0);
  if (isList(value)) return value[checkIndex(index, value.length)];
  if (typeof value === 'string') {
    const bytes = bytesOf(value);
    return bytes[checkIndex(index, bytes.length)];
  }
  if (!isMap(value)) throw new TypeError(`can't index item of type ${typeOf(value)}`);
  if (typeof index !== 'string') throw new TypeError(`value has type ${typeOf(index)}; should be string`);
  return Object.hasOwn(value, index) ? value[index] : missing(value);
}

function lengthOf(value: GoValue): number {
  if (value === null || value === undefined) throw new TypeError('len of nil pointer');
  if (value instanceof GoNil) return 0;
  if (typeof value === 'string') return bytesOf(value).length;
  if (isList(value)) return value.length;
  if (isMap(value)) return Object.keys(value).length;
  throw new TypeError(`len of type ${typeOf(value)}`);
}

function slice(value: GoValue, bounds: readonly GoValue[]): GoValue {
  if (typeof value !== 'string' && !isList(value)) throw new TypeError(`can't slice item of type ${typeOf(value)}`);
  const length = lengthOf(value);
  const [from = 0, to = length] = bounds.map((bound) => checkIndex(bound, length + 1));
  if (from > to) throw new RangeError(`invalid slice index: ${from} > ${to}`);
  return typeof value === 'string' ? textOf(bytesOf(value).slice(from, to)) : value.slice(from, to);
}

// Sprint puts a blank between two operands when neither is a string.
const sprint = (args: readonly GoValue[]): string =>
  args
    .map((arg, index) => {
      const blank = index > 0 && typeof arg !== 'string' && typeof args[index - 1] !== 'string';
      return (blank ? ' ' : '') + (arg === undefined ? '<nil>' : printValue(arg));
    })
    .join('');

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&#34;',
  "'": '&#39;',
  '\0': '\uFFFD',
};

/** What every `--format` and `-f` of Docker knows. `and` and `or` are the evaluator's, as they don't look at all arguments. */
export const functions: ReadonlyMap<string, GoFunction> = new Map<string, GoFunction>([
  ['eq', fn(['any'], ([first, ...others]) => isEqual(first, others), 'any')],
  ['ne', fn(['any', 'any'], ([a, b]) => !isEqual(a, [b]))],
  ['lt', fn(['any', 'any'], ([a, b]) => isLess(a, b))],
  ['le', fn(['any', 'any'], ([a, b]) => isLess(a, b) || isEqual(a, [b]))],
  ['gt', fn(['any', 'any'], ([a, b]) => !isLess(a, b) && !isEqual(a, [b]))],
  ['ge', fn(['any', 'any'], ([a, b]) => !isLess(a, b))],
  ['not', fn(['any'], ([value]) => !isTrue(value))],
  ['len', fn(['any'], ([value]) => lengthOf(value))],
  ['index', fn(['any'], ([value, ...indexes]) => indexes.reduce(indexInto, value), 'any')],
  ['slice', fn(['any'], ([value, ...bounds]) => slice(value, bounds), 'any')],
  ['print', fn([], sprint, 'any')],
  ['println', fn([], (args) => `${args.map((arg) => sprint([arg])).join(' ')}\n`, 'any')],
  ['printf', fn(['string'], ([format, ...args]) => sprintf(text(format), args), 'any')],
  ['html', fn([], (args) => sprint(args).replace(/[<>&"'\0]/g, (char) => entities[char] ?? char), 'any')],
  ['urlquery', fn([], (args) => encodeURIComponent(sprint(args)).replaceAll('%20', '+'), 'any')],
  ['json', fn(['any'], ([value]) => encodeJson(value))],
  ['split', fn(['string', 'string'], ([value, by]) => text(value).split(text(by)))],
  ['join', fn(['[]string', 'string'], ([items, by]) => (isList(items) ? items : []).map(text).join(text(by)))],
  ['upper', onText((value) => value.toUpperCase())],
  ['lower', onText((value) => value.toLowerCase())],
  ['title', onText((value) => value.replace(/(?<![\p{L}\p{N}_'])\p{L}/gu, (letter) => letter.toUpperCase()))],
  [
    'pad',
    fn(['string', 'int', 'int'], ([value, before, after]) =>
      value === ''
        ? ''
        : ' '.repeat(Math.max(0, integer(before))) + text(value) + ' '.repeat(Math.max(0, integer(after))),
    ),
  ],
  [
    'truncate',
    fn(['string', 'int'], ([value, length]) => {
      const runes = [...text(value)];
      return runes.length < integer(length) ? text(value) : runes.slice(0, Math.max(0, integer(length))).join('');
    }),
  ],
]);

const first = fn(['any'], ([value]) => value, 'any');

/** In the header line of a table these leave their argument alone. */
export const headerFunctions: ReadonlyMap<string, GoFunction> = new Map([
  ...functions,
  ...['json', 'split', 'join', 'title', 'lower', 'upper', 'pad', 'truncate'].map((name) => [name, first] as const),
]);
