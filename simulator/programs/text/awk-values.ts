import type { Bytes } from '../../bytes';
import { Failure } from '../command';

/** A number, a string, or input that looks like a number and is both; undefined is a variable never set. */
export type Value = number | Bytes | { readonly input: Bytes } | undefined;
export type Table = Map<Bytes, Value>;
export type Cell = Value | Table;

const NUMBER = /^[ \t\n]*[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/;
export const isTable = (cell: Cell): cell is Table => cell instanceof Map;

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  return Number(NUMBER.exec(typeof value === 'string' ? value : value.input)?.[0] ?? 0);
}

/** Input that is wholly a number compares as one. */
export const strnum = (text: Bytes): Value => {
  const m = NUMBER.exec(text);
  return m && /^[ \t\n]*$/.test(text.slice(m[0].length)) ? { input: text } : text;
};

export function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '^':
      return a ** b;
    case '/':
    case '%':
      if (b === 0) throw new Failure(operator === '/' ? 'division by zero' : 'division by zero in %', 2);
      return operator === '/' ? a / b : a % b;
    default:
      return 0;
  }
}
