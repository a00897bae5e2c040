import { raise } from './exceptions';
import { format } from './format';
import { TooLarge } from './memory';
import { equal, numeric, type Py, PyBytes, PyDict, PyFloat, PyList, PySet, PyTuple, PyView, typeName } from './values';

/** Bytes of a text, and items of a list. */
const MAX_TEXT = 16_000_000;
const MAX_ITEMS = MAX_TEXT / 8;

/** Throws TooLarge. */
const checkText = (length: number): void => {
  if (length > MAX_TEXT) throw new TooLarge(length);
};
const checkItems = (length: number): void => {
  if (length > MAX_ITEMS) throw new TooLarge(length * 8);
};

/** `left op right` of arithmetic, or of what else knows the sign. Raises TypeError. */
export function binary(op: string, left: Py, right: Py): Py {
  const [x, y] = [numeric(left), numeric(right)];
  if (x !== undefined && y !== undefined)
    return arithmetic(op, x, y, left instanceof PyFloat || right instanceof PyFloat);
  if (op === '+') {
    if (typeof left === 'string' && typeof right === 'string') {
      checkText(left.length + right.length);
      return left + right;
    }
    if (left instanceof PyBytes && right instanceof PyBytes) {
      checkText(left.text.length + right.text.length);
      return new PyBytes(left.text + right.text);
    }
    if (left instanceof PyList && right instanceof PyList) return new PyList(chained(left.items, right.items));
    if (left instanceof PyTuple && right instanceof PyTuple) return new PyTuple(chained(left.items, right.items));
    if (typeof left === 'string')
      throw raise('TypeError', `can only concatenate str (not "${typeName(right)}") to str`);
    if (left instanceof PyList)
      throw raise('TypeError', `can only concatenate list (not "${typeName(right)}") to list`);
  }
  if (op === '*') {
    if (typeof right === 'number') return repeated(left, right) ?? unknown(op, left, right);
    if (typeof left === 'number') return repeated(right, left) ?? unknown(op, left, right);
  }
  if (op === '%' && typeof left === 'string') return format(left, right);
  if (left instanceof PySet && right instanceof PySet) {
    const [a, b] = [[...left.entries.values()], right.entries];
    const other = [...right.entries.values()];
    const has = (item: Py) => [...b.values()].some((one) => equal(one, item));
    if (op === '|') return new PySet([...a, ...other]);
    if (op === '&') return new PySet(a.filter(has));
    if (op === '-') return new PySet(a.filter((item) => !has(item)));
  }
  if (op === '|' && left instanceof PyDict && right instanceof PyDict) {
    const made = new PyDict();
    for (const [key, value] of [...left.entries.values(), ...right.entries.values()]) made.set(key, value);
    return made;
  }
  return unknown(op, left, right);
}

function chained(left: readonly Py[], right: readonly Py[]): Py[] {
  checkItems(left.length + right.length);
  return left.concat(right);
}

function unknown(op: string, left: Py, right: Py): never {
  const sign = op === '**' ? '** or pow()' : op;
  throw raise('TypeError', `unsupported operand type(s) for ${sign}: '${typeName(left)}' and '${typeName(right)}'`);
}

function repeated(value: Py, count: number): Py | undefined {
  const times = Math.max(0, count);
  const length = typeof value === 'string' ? value.length : value instanceof PyBytes ? value.text.length : undefined;
  if (length !== undefined) checkText(length * times);
  if (typeof value === 'string') return value.repeat(times);
  if (value instanceof PyBytes) return new PyBytes(value.text.repeat(times));
  const items = value instanceof PyList || value instanceof PyTuple ? value.items : undefined;
  if (!items) return undefined;
  checkItems(items.length * times);
  const all = Array.from({ length: times }, () => items).flat();
  return value instanceof PyList ? new PyList(all) : new PyTuple(all);
}

function arithmetic(op: string, x: number, y: number, float: boolean): Py {
  const made = (value: number): Py => (float ? new PyFloat(value) : whole(value));
  switch (op) {
    case '+':
      return made(x + y);
    case '-':
      return made(x - y);
    case '*':
      return made(x * y);
    case '/':
      if (y === 0) throw raise('ZeroDivisionError', float ? 'float division by zero' : 'division by zero');
      return new PyFloat(x / y);
    case '//':
      if (y === 0)
        throw raise('ZeroDivisionError', float ? 'float floor division by zero' : 'integer division or modulo by zero');
      return made(Math.floor(x / y));
    case '%':
      if (y === 0) throw raise('ZeroDivisionError', float ? 'float modulo by zero' : 'integer modulo by zero');
      return made(((x % y) + y) % y);
    case '**':
      return float || y < 0 ? new PyFloat(x ** y) : whole(x ** y);
  }
  if (float) return unknown(op, new PyFloat(x), new PyFloat(y));
  const [a, b] = [BigInt(x), BigInt(y)];
  if (op === '<<') return whole(Number(a << b));
  if (op === '>>') return whole(Number(a >> b));
  if (op === '&') return Number(a & b);
  if (op === '|') return Number(a | b);
  if (op === '^') return Number(a ^ b);
  return unknown(op, x, y);
}

/** Python's ints have no end; here they have that of a double. */
const whole = (value: number): number => (value === 0 ? 0 : value);

/** -1, 0 or 1; undefined when the two have no order. */
export function compare(left: Py, right: Py): number | undefined {
  const [x, y] = [numeric(left), numeric(right)];
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : 0;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof PyBytes && right instanceof PyBytes) return compare(left.text, right.text);
  if ((left instanceof PyList && right instanceof PyList) || (left instanceof PyTuple && right instanceof PyTuple)) {
    for (const [i, item] of left.items.entries()) {
      if (i >= right.items.length) return 1;
      const found = compare(item, right.items[i] ?? null);
      if (found !== 0) return found;
    }
    return left.items.length < right.items.length ? -1 : 0;
  }
  return undefined;
}

export function ordered(op: string, left: Py, right: Py): boolean {
  const found = compare(left, right);
  if (found === undefined)
    throw raise('TypeError', `'${op}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`);
  return { '<': found < 0, '>': found > 0, '<=': found <= 0, '>=': found >= 0 }[op] ?? false;
}

export function contains(holder: Py, item: Py): boolean {
  if (typeof holder === 'string' && typeof item === 'string') return holder.includes(item);
  if (holder instanceof PyBytes && item instanceof PyBytes) return holder.text.includes(item.text);
  if (holder instanceof PyDict) return holder.get(item) !== undefined;
  if (holder instanceof PySet) return [...holder.entries.values()].some((one) => equal(one, item));
  if (holder instanceof PyList || holder instanceof PyTuple || holder instanceof PyView)
    return holder.items.some((one) => equal(one, item));
  throw raise('TypeError', `argument of type '${typeName(holder)}' is not iterable`);
}
