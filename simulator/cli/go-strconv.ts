import { quote } from './go-quote';

const failure = (name: string, text: string, why: string) =>
  new RangeError(`strconv.${name}: parsing ${quote(text)}: ${why}`);

const integer = /^[+-]?(?:0[xX](?:_?[\da-fA-F])+|0[oO]?(?:_?[0-7])+|0[bB](?:_?[01])+|0|[1-9](?:_?\d)*)$/;

const readDigits = (text: string): bigint => {
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '').toLowerCase();
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return text.startsWith('-') ? -value : value;
};

/** strconv.ParseInt with base 0; throws with its text. */
export function parseInteger(text: string, bits = 64): number {
  if (!integer.test(text)) throw failure('ParseInt', text, 'invalid syntax');
  const value = readDigits(text);
  const limit = 1n << BigInt(bits - 1);
  if (value >= limit || value < -limit) throw failure('ParseInt', text, 'value out of range');
  return Number(value);
}

/** strconv.ParseUint with base 0; throws with its text. */
export function parseUnsigned(text: string, bits = 64): number {
  if (!integer.test(text) || /^[+-]/.test(text)) throw failure('ParseUint', text, 'invalid syntax');
  const value = readDigits(text);
  if (value >= 1n << BigInt(bits)) throw failure('ParseUint', text, 'value out of range');
  return Number(value);
}

/** strconv.ParseBool; throws with its text. */
export function parseBool(text: string): boolean {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return false;
  throw failure('ParseBool', text, 'invalid syntax');
}

/** strconv.ParseFloat for decimal notation; throws with its text. */
export function parseFloat64(text: string): number {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) throw failure('ParseFloat', text, 'invalid syntax');
  return Number(text);
}
