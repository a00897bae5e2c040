/** Anything a template can see. A plain object is a Go map with string keys: printed and encoded in key order. */
export type GoValue =
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly GoValue[]
  | GoMap
  | GoStruct
  | GoNil
  | GoFloat
  | GoMethod;

export interface GoMap {
  readonly [key: string]: GoValue;
}

/** Called with arguments: `{{.Label "tier"}}`. A field without arguments is a plain value. */
export type GoMethod = (...args: readonly GoValue[]) => GoValue;

/** A struct: fields in the order of declaration; asking for another one is an error. */
export class GoStruct {
  readonly type: string;
  readonly fields: GoMap;
  /** Fields that JSON leaves out when empty. */
  readonly omitEmpty: readonly string[];

  constructor(type: string, fields: GoMap, omitEmpty: readonly string[] = []) {
    this.type = type;
    this.fields = fields;
    this.omitEmpty = omitEmpty;
  }
}

/** A typed nil: `[]`, `map[]` or, of a pointer, `<nil>` in text, `null` in JSON. A nil pointer of no matter what is null. */
export class GoNil {
  readonly type: string;
  constructor(type: string) {
    this.type = type;
  }
}

export const nilSlice = new GoNil('[]string');
export const nilMap = new GoNil('map[string]string');

/** A float64 that happens to be whole; fractions need no wrapping. */
export class GoFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A time.Duration in nanoseconds: text such as 2s, and a number in JSON. */
export class GoDuration extends GoFloat {}

export const isMap = (value: GoValue): value is GoMap =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof GoStruct || value instanceof GoNil || value instanceof GoFloat);

export const isList = (value: GoValue): value is readonly GoValue[] => Array.isArray(value);

/** Map entries in the order Go prints and ranges over them. */
export const sortedEntries = (map: GoMap): readonly (readonly [string, GoValue])[] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

export const isFloat = (value: GoValue): boolean =>
  value instanceof GoFloat || (typeof value === 'number' && !Number.isInteger(value));

/** The number in an int or a float. */
export const numberOf = (value: GoValue): number | undefined =>
  value instanceof GoFloat ? value.value : typeof value === 'number' ? value : undefined;

const allOf = (values: readonly GoValue[], type: string): boolean =>
  values.length > 0 && values.every((value) => typeOf(value) === type);

/** The name of a value's Go type, as error messages have it. */
export function typeOf(value: GoValue): string {
  if (value === null) return '<nil>';
  if (value instanceof GoStruct || value instanceof GoNil) return value.type;
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof GoDuration) return 'time.Duration';
  if (typeof value === 'number' || value instanceof GoFloat) return isFloat(value) ? 'float64' : 'int';
  if (isList(value)) return allOf(value, 'string') ? '[]string' : '[]interface {}';
  if (isMap(value)) return allOf(Object.values(value), 'string') ? 'map[string]string' : 'map[string]interface {}';
  return 'interface {}';
}

/** Whether `if` takes it. */
export function isTrue(value: GoValue): boolean {
  if (isList(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  if (value instanceof GoStruct) return true;
  if (value instanceof GoNil) return false;
  if (value instanceof GoFloat) return value.value !== 0;
  return Boolean(value);
}
