import { printValue } from './print';
import { GoFloat, type GoValue, isFloat, isList, isMap, numberOf, typeOf } from './value';

type Kind = 'bool' | 'int' | 'float' | 'string' | 'nil';

const kindOf = (value: GoValue): Kind | undefined => {
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (numberOf(value) !== undefined) return value instanceof GoFloat || isFloat(value) ? 'float' : 'int';
  return undefined;
};

const plain = (value: GoValue): GoValue => (value === undefined ? null : (numberOf(value) ?? value));

const checkBasic = (value: GoValue): void => {
  if (kindOf(value) !== undefined) return;
  if (isList(value) || isMap(value)) {
    throw new TypeError(`non-comparable type ${printValue(value)}: ${typeOf(value)}`);
  }
};

export function isEqual(first: GoValue, others: readonly GoValue[]): boolean {
  if (others.length === 0) throw new TypeError('missing argument for comparison');
  checkBasic(first);
  return others.some((other) => {
    checkBasic(other);
    const kinds = [kindOf(first), kindOf(other)];
    if (kinds[0] !== kinds[1] && !kinds.includes('nil')) throw new TypeError('incompatible types for comparison');
    return plain(first) === plain(other);
  });
}

export function isLess(a: GoValue, b: GoValue): boolean {
  const kind = kindOf(a);
  if (kind === undefined || kindOf(b) === undefined) throw new TypeError('invalid type for comparison');
  if (kind !== kindOf(b)) throw new TypeError('incompatible types for comparison');
  if (kind === 'bool' || kind === 'nil') throw new TypeError('invalid type for comparison');
  return (plain(a) ?? 0) < (plain(b) ?? 0);
}
