import { quote, quoteRune } from '../go-quote';
import { bytesOf } from './bytes';
import { printFloat, printValue } from './print';
import { GoFloat, type GoValue, isFloat, isList, numberOf, typeOf } from './value';

const directive = /%([-+# 0]*)(\d+|\*)?(?:\.(\d*))?([\s\S]|$)/gu;

const hex = (text: string): string =>
  bytesOf(text)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const integers: Readonly<Record<string, (value: number, sharp: boolean) => string>> = {
  d: (value) => String(value),
  b: (value) => value.toString(2),
  o: (value, sharp) => (sharp ? '0' : '') + value.toString(8),
  x: (value, sharp) => (sharp ? '0x' : '') + value.toString(16),
  X: (value, sharp) => (sharp ? '0X' : '') + value.toString(16).toUpperCase(),
  c: (value) => String.fromCodePoint(value),
  q: (value) => quoteRune(String.fromCodePoint(value)),
  U: (value) => `U+${value.toString(16).toUpperCase().padStart(4, '0')}`,
};

const exponent = (text: string): string => text.replace(/e([+-])(\d)$/, 'e$10$2');

const floats: Readonly<Record<string, (value: number, precision: number | undefined) => string>> = {
  f: (value, precision = 6) => value.toFixed(precision),
  F: (value, precision = 6) => value.toFixed(precision),
  e: (value, precision = 6) => exponent(value.toExponential(precision)),
  g: (value, precision) =>
    precision === undefined ? printFloat(value) : printFloat(Number(value.toPrecision(precision || 1))),
};

const wrong = (verb: string, value: GoValue): string =>
  value === null || value === undefined ? `%!${verb}(<nil>)` : `%!${verb}(${typeOf(value)}=${printValue(value)})`;

function formatOne(verb: string, value: GoValue, flags: string, precision: number | undefined): string {
  if (verb === 'v') {
    if (flags.includes('#') && typeof value === 'string') return quote(value);
    return value === undefined ? '<nil>' : printValue(value);
  }
  if (verb === 'T') return typeOf(value === undefined ? null : value);
  if (isList(value)) return `[${value.map((item) => formatOne(verb, item, flags, precision)).join(' ')}]`;
  if (typeof value === 'boolean') return verb === 't' ? String(value) : wrong(verb, value);
  if (typeof value === 'string') {
    const text = precision === undefined ? value : [...value].slice(0, precision).join('');
    if (verb === 's') return text;
    if (verb === 'q') return quote(text);
    if (verb === 'x') return hex(text);
    if (verb === 'X') return hex(text).toUpperCase();
    return wrong(verb, value);
  }
  const number = numberOf(value);
  if (number === undefined) return wrong(verb, value);
  const plus = flags.includes('+') && number >= 0 ? '+' : '';
  if (value instanceof GoFloat || isFloat(value)) {
    const format = Object.hasOwn(floats, verb) ? floats[verb] : undefined;
    return format ? plus + format(number, precision) : wrong(verb, value);
  }
  const format = Object.hasOwn(integers, verb) ? integers[verb] : undefined;
  return format ? plus + format(number, flags.includes('#')) : wrong(verb, value);
}

function padTo(width: number, text: string, flags: string, numeric: boolean): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0') || !numeric) return ' '.repeat(missing) + text;
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

/** Go's fmt.Sprintf for the values templates have; widths over 1000 are ignored. */
export function sprintf(format: string, args: readonly GoValue[]): string {
  let next = 0;
  const text = format.replace(directive, (_, flags: string, width?: string, precision?: string, verb = '') => {
    if (verb === '') return '%!(NOVERB)';
    if (verb === '%') return '%';
    const columns = width === '*' ? (numberOf(args[next++]) ?? 0) : Number(width ?? 0);
    if (next >= args.length) return `%!${verb}(MISSING)`;
    const value = args[next++];
    const digits = precision === undefined ? undefined : Math.min(100, Number(precision));
    return padTo(
      columns > 1000 ? 0 : columns,
      formatOne(verb, value, flags, digits),
      flags,
      numberOf(value) !== undefined,
    );
  });
  if (next >= args.length) return text;
  const extra = args
    .slice(next)
    .map((value) => (value === null || value === undefined ? '<nil>' : `${typeOf(value)}=${printValue(value)}`));
  return `${text}%!(EXTRA ${extra.join(', ')})`;
}
