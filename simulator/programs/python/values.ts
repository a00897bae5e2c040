import type { Run } from '../../kernel/syscalls';
import type { Block, Expression, Parameter } from './ast';
import type { Runtime } from './runtime';

/** A Python value: None is null, an int a number, a str a string of characters. */
export type Py =
  | null
  | boolean
  | number
  | string
  | PyFloat
  | PyBytes
  | PyList
  | PyTuple
  | PyDict
  | PyView
  | PySet
  | PyFunction
  | PyNative
  | PyClass
  | PyObject;

export class PyFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** One character a byte. */
export class PyBytes {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class PyList {
  items: Py[];
  constructor(items: Py[]) {
    this.items = items;
  }
}

export class PyTuple {
  readonly items: readonly Py[];
  constructor(items: readonly Py[]) {
    this.items = items;
  }
}

export class PyDict {
  readonly entries = new Map<string, [Py, Py]>();
  get(key: Py): Py | undefined {
    return this.entries.get(keyOf(key))?.[1];
  }
  set(key: Py, value: Py): this {
    const there = this.entries.get(keyOf(key));
    if (there) there[1] = value;
    else this.entries.set(keyOf(key), [key, value]);
    return this;
  }
}

/** What `keys`, `values` and `items` of a dict answer: it shows what the dict holds when it is looked at. */
export class PyView {
  readonly of: 'keys' | 'values' | 'items';
  readonly dict: PyDict;
  constructor(of: PyView['of'], dict: PyDict) {
    this.of = of;
    this.dict = dict;
  }
  get items(): readonly Py[] {
    const pairs = [...this.dict.entries.values()];
    return pairs.map((pair) => (this.of === 'items' ? new PyTuple(pair) : pair[this.of === 'keys' ? 0 : 1]));
  }
}

export class PySet {
  readonly entries = new Map<string, Py>();
  constructor(items: Iterable<Py>) {
    for (const item of items) this.entries.set(keyOf(item), item);
  }
}

export type Names = Map<string, Py>;

/** Names of a module or of a call; a function's scope is `above` its nested ones. */
export class Scope {
  readonly names: Names = new Map();
  readonly above: Scope | undefined;
  /** Names that its body assigns to; undefined at the top of a module. */
  locals: ReadonlySet<string> | undefined;
  /** Where its statements have come to. */
  line = 1;
  readonly globals = new Set<string>();
  readonly outer = new Set<string>();
  constructor(above?: Scope) {
    this.above = above;
  }
}

export class PyFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Values of the parameters that have one, by name. */
  readonly initial: Names;
  readonly body: Block | Expression;
  readonly scope: Scope;
  constructor(name: string, parameters: readonly Parameter[], initial: Names, body: Block | Expression, scope: Scope) {
    this.name = name;
    this.parameters = parameters;
    this.initial = initial;
    this.body = body;
    this.scope = scope;
  }
}

export type Keywords = ReadonlyMap<string, Py>;
export type NativeBody = (rt: Runtime, args: readonly Py[], keywords: Keywords) => Run<Py>;

/** A function of Python's own. It keeps no process of its own: `rt` is who calls, also after a fork. */
export class PyNative {
  readonly name: string;
  readonly body: NativeBody;
  readonly self: Py | undefined;
  constructor(name: string, body: NativeBody, self?: Py) {
    this.name = name;
    this.body = body;
    this.self = self;
  }
}

export class PyClass {
  readonly name: string;
  readonly bases: readonly PyClass[];
  readonly attributes: Names = new Map();
  constructor(name: string, bases: readonly PyClass[], attributes: Iterable<readonly [string, Py]> = []) {
    this.name = name;
    this.bases = bases;
    for (const [key, value] of attributes) this.attributes.set(key, value);
  }
  find(name: string): Py | undefined {
    const own = this.attributes.get(name);
    if (own !== undefined) return own;
    for (const base of this.bases) {
      const found = base.find(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  within(other: PyClass): boolean {
    return this === other || this.bases.some((base) => base.within(other));
  }
}

/** An instance of a class, a module, a file, a socket. */
export class PyObject {
  readonly type: PyClass;
  readonly attributes: Names = new Map();
  constructor(type: PyClass, attributes: Iterable<readonly [string, Py]> = []) {
    this.type = type;
    for (const [key, value] of attributes) this.attributes.set(key, value);
  }
}

/** A function that needs no system call. */
export const native = (name: string, body: (args: readonly Py[], keywords: Keywords, rt: Runtime) => Py): PyNative =>
  new PyNative(name, function* (rt, args, keywords) {
    return body(args, keywords, rt);
  });

export const moduleClass = new PyClass('module', []);

export const moduleOf = (name: string, attributes: Record<string, Py>): PyObject =>
  new PyObject(moduleClass, [['__name__', name], ...Object.entries(attributes)]);

export function keyOf(value: Py): string {
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof PyFloat) return `n${value.value}`;
  if (typeof value === 'number') return `n${value}`;
  if (typeof value === 'boolean') return `n${value ? 1 : 0}`;
  if (value instanceof PyTuple) return `t${value.items.map((item) => `${keyOf(item)}\0`).join('')}`;
  if (value instanceof PyBytes) return `b${value.text}`;
  if (value === null) return 'None';
  return `o${identity(value)}`;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;
function identity(value: object): number {
  const known = identities.get(value) ?? ++lastIdentity;
  identities.set(value, known);
  return known;
}

export function typeName(value: Py): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'string') return 'str';
  if (value instanceof PyFloat) return 'float';
  if (value instanceof PyBytes) return 'bytes';
  if (value instanceof PyList) return 'list';
  if (value instanceof PyTuple) return 'tuple';
  if (value instanceof PyDict) return 'dict';
  if (value instanceof PyView) return `dict_${value.of}`;
  if (value instanceof PySet) return 'set';
  if (value instanceof PyFunction) return 'function';
  if (value instanceof PyNative) return 'builtin_function_or_method';
  if (value instanceof PyClass) return 'type';
  return value.type.name;
}

export function truthy(value: Py): boolean {
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyBytes) return value.text !== '';
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyDict || value instanceof PySet) return value.entries.size > 0;
  if (value instanceof PyView) return value.dict.entries.size > 0;
  return Boolean(value);
}

export function equal(a: Py, b: Py): boolean {
  if (a === b) return true;
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) return x === y;
  if (a instanceof PyBytes && b instanceof PyBytes) return a.text === b.text;
  if ((a instanceof PyList && b instanceof PyList) || (a instanceof PyTuple && b instanceof PyTuple))
    return a.items.length === b.items.length && a.items.every((item, i) => equal(item, b.items[i] ?? null));
  if (a instanceof PyDict && b instanceof PyDict)
    return a.entries.size === b.entries.size && [...a.entries.values()].every(([k, v]) => equal(v, b.get(k) ?? null));
  if (a instanceof PySet && b instanceof PySet)
    return a.entries.size === b.entries.size && [...a.entries.keys()].every((key) => b.entries.has(key));
  return false;
}

/** Of an int, a bool or a float. */
export const numeric = (value: Py): number | undefined =>
  typeof value === 'number'
    ? value
    : typeof value === 'boolean'
      ? Number(value)
      : value instanceof PyFloat
        ? value.value
        : undefined;
