import type { Expression } from './ast';
import { JsFunction, JsObject, toNumber, toText, truthy, typeOf, type Value } from './values';

export const unaryOperators: Record<string, (value: Value) => Value> = {
  '!': (v) => !truthy(v),
  '-': (v) => -toNumber(v),
  '+': (v) => toNumber(v),
  '~': (v) => ~toNumber(v),
  typeof: typeOf,
  void: () => undefined,
  delete: () => true,
};

export function compute(operator: string, a: Value, b: Value): Value {
  const numbers = (f: (x: number, y: number) => Value): Value => f(toNumber(a), toNumber(b));
  switch (operator) {
    case '+':
      return typeof a === 'string' ||
        typeof b === 'string' ||
        a instanceof JsObject ||
        b instanceof JsObject ||
        Array.isArray(a) ||
        Array.isArray(b)
        ? toText(a) + toText(b)
        : toNumber(a) + toNumber(b);
    case '-':
      return numbers((x, y) => x - y);
    case '*':
      return numbers((x, y) => x * y);
    case '/':
      return numbers((x, y) => x / y);
    case '%':
      return numbers((x, y) => x % y);
    case '**':
      return numbers((x, y) => x ** y);
    case '|':
      return numbers((x, y) => x | y);
    case '&':
      return numbers((x, y) => x & y);
    case '^':
      return numbers((x, y) => x ^ y);
    case '<<':
      return numbers((x, y) => x << y);
    case '>>':
      return numbers((x, y) => x >> y);
    case '>>>':
      return numbers((x, y) => x >>> y);
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '==':
      return looselyEqual(a, b);
    case '!=':
      return !looselyEqual(a, b);
    case '<':
      return typeof a === 'string' && typeof b === 'string' ? a < b : toNumber(a) < toNumber(b);
    case '>':
      return typeof a === 'string' && typeof b === 'string' ? a > b : toNumber(a) > toNumber(b);
    case '<=':
      return typeof a === 'string' && typeof b === 'string' ? a <= b : toNumber(a) <= toNumber(b);
    case '>=':
      return typeof a === 'string' && typeof b === 'string' ? a >= b : toNumber(a) >= toNumber(b);
    case 'in':
      return b instanceof JsObject ? b.props.has(toText(a)) : Array.isArray(b) && toNumber(a) < b.length;
    default:
      return (
        a instanceof JsObject &&
        b instanceof JsFunction &&
        (a.kind === b.name || (a.kind === 'Error' && b.name === 'Error') || a.props.get('name') === b.name)
      );
  }
}

function looselyEqual(a: Value, b: Value): boolean {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (typeof a === typeof b) return a === b;
  return a instanceof JsObject || b instanceof JsObject ? false : toNumber(a) === toNumber(b);
}

export const optionalChain = (node: Expression): boolean =>
  (node.kind === 'member' && (node.optional || optionalChain(node.object))) ||
  (node.kind === 'call' && (node.optional || optionalChain(node.callee)));

export function named(node: Expression): string {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'member')
    return `${named(node.object)}.${node.property.kind === 'literal' ? String(node.property.value) : '…'}`;
  return node.kind === 'call' ? `${named(node.callee)}(...)` : '(intermediate value)';
}
