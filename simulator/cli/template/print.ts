import { formatDuration } from '../go-duration';
import {
  GoDuration,
  GoFloat,
  GoNil,
  GoStruct,
  type GoValue,
  isFloat,
  isList,
  isMap,
  numberOf,
  sortedEntries,
} from './value';

/** A float as Go's %v prints it. */
export function printFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  if (exponent >= -4 && exponent < 21) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

/** A value as Go's %v prints it; undefined is the value of a missing map key. */
export function printValue(value: GoValue): string {
  if (value === undefined) return '<no value>';
  if (value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (value instanceof GoDuration) return formatDuration(value.value / 1e6);
  if (value instanceof GoFloat || isFloat(value)) return printFloat(numberOf(value) ?? 0);
  if (value instanceof GoNil && value.type.startsWith('*')) return '<nil>';
  if (value instanceof GoNil) return value.type.startsWith('map') ? 'map[]' : '[]';
  const inner = (child: GoValue) => (child === undefined ? '<nil>' : printValue(child));
  if (isList(value)) return `[${value.map(inner).join(' ')}]`;
  if (value instanceof GoStruct) return `{${Object.values(value.fields).map(inner).join(' ')}}`;
  if (isMap(value))
    return `map[${sortedEntries(value)
      .map(([key, child]) => `${key}:${inner(child)}`)
      .join(' ')}]`;
  return String(value);
}
