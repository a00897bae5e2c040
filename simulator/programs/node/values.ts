import type { Run } from '../../kernel/syscalls';

/** A JavaScript value: primitives and arrays are the host's own, the rest is ours. */
export type Value = undefined | null | boolean | number | string | RegExp | Value[] | JsObject | JsFunction;

export class JsObject {
  readonly props = new Map<string, Value>();
  /** 'Error', 'Server', 'Date' …: what it was made by. */
  readonly kind: string;
  constructor(kind = 'Object', props: Record<string, Value> = {}) {
    this.kind = kind;
    for (const [name, value] of Object.entries(props)) this.props.set(name, value);
  }
}

export type Native = (args: readonly Value[], self: Value) => Run<Value>;

export class JsFunction extends JsObject {
  readonly name: string;
  readonly invoke: Native;
  constructor(name: string, invoke: Native, props: Record<string, Value> = {}) {
    super('Function', props);
    this.name = name;
    this.invoke = invoke;
  }
}

/** A value on its way to a catch; `at` is where in the text it was thrown. */
export class Thrown extends Error {
  readonly value: Value;
  at: number | undefined;
  /** Where the error was made, when that is elsewhere. */
  madeAt: number | undefined;
  /** Kind of the object whose 'error' event nobody listened to. */
  emitter: string | undefined;
  constructor(value: Value, at?: number, madeAt?: number) {
    super();
    this.madeAt = madeAt;
    this.value = value;
    this.at = at;
  }
}

/** A function that needs no system call. */
export const native = (
  name: string,
  body: (args: readonly Value[], self: Value) => Value,
  props: Record<string, Value> = {},
): JsFunction =>
  new JsFunction(
    name,
    function* (args, self) {
      return body(args, self);
    },
    props,
  );

export const makeError = (name: string, message: string, props: Record<string, Value> = {}): JsObject =>
  new JsObject('Error', { name, message, stack: `${name}: ${message}`, ...props });

export const fail = (name: string, message: string, props: Record<string, Value> = {}): Thrown =>
  new Thrown(makeError(name, message, props));

export const truthy = (value: Value): boolean => Boolean(value);

export function toText(value: Value): string {
  if (value instanceof JsFunction) return `function ${value.name}() { [native code] }`;
  if (value instanceof JsObject) {
    if (value.kind === 'Error')
      return `${toText(value.props.get('name') ?? 'Error')}: ${toText(value.props.get('message') ?? '')}`;
    if (value.kind === 'Buffer') return toText(value.props.get('text'));
    if (value.kind === 'Date') return new Date(Number(value.props.get('time'))).toString();
    return '[object Object]';
  }
  if (Array.isArray(value))
    return value.map((item) => (item === undefined || item === null ? '' : toText(item))).join(',');
  return String(value);
}

export const toNumber = (value: Value): number =>
  value instanceof JsObject
    ? value.kind === 'Date'
      ? Number(value.props.get('time'))
      : Number.NaN
    : Array.isArray(value)
      ? Number(toText(value))
      : value instanceof RegExp
        ? Number.NaN
        : Number(value);

export const typeOf = (value: Value): string =>
  value === null
    ? 'object'
    : value instanceof JsFunction
      ? 'function'
      : value instanceof JsObject || Array.isArray(value) || value instanceof RegExp
        ? 'object'
        : typeof value;
