import { fieldTexts } from './fields';

export type Scalar = 's' | 'b' | 'i' | 'l' | 'q' | 'x' | 't' | 'm' | 'Q' | 'B' | 'any';

/** A field of a type of the API. */
export interface Field {
  readonly name: string;
  /** A scalar's letter, or the name of a type. */
  readonly type: string;
  readonly list: boolean;
  /** Items of the list are told apart by this field of theirs when they are merged. */
  readonly mergeKey?: string;
  readonly required: boolean;
}

const types = new Map<string, ReadonlyMap<string, Field>>();

/** The fields of a type; undefined for a scalar. */
export function fieldsOf(type: string): ReadonlyMap<string, Field> | undefined {
  const text = Object.hasOwn(fieldTexts, type) ? fieldTexts[type] : undefined;
  if (text === undefined) return undefined;
  let fields = types.get(type);
  if (!fields) {
    fields = new Map(text.split(' ').map((one) => [one.split(':')[0] ?? '', readField(one)]));
    types.set(type, fields);
  }
  return fields;
}

function readField(text: string): Field {
  const [, name = '', list, type = '', mergeKey, required] = /^(\w+):(\[\])?(\w+)(?:@(\w+))?(!)?$/.exec(text) ?? [];
  return { name, type, list: list !== undefined, required: required !== undefined, ...(mergeKey && { mergeKey }) };
}

const goTypes: Readonly<Record<string, string>> = {
  s: 'string',
  b: 'bool',
  i: 'int32',
  l: 'int64',
  q: 'resource.Quantity',
  x: 'intstr.IntOrString',
  t: 'v1.Time',
  m: 'map[string]string',
  Q: 'v1.ResourceList',
  B: 'map[string][]uint8',
  any: 'interface {}',
};

/** As Go names the type in its messages. */
export const goType = ({ type, list }: Field): string => (list ? '[]' : '') + (goTypes[type] ?? `v1.${type}`);

const shown: Readonly<Record<string, string>> = {
  ...goTypes,
  b: 'boolean',
  i: 'integer',
  l: 'integer',
  q: 'Quantity',
  x: 'IntOrString',
  t: 'Time',
  Q: 'map[string]Quantity',
  B: 'map[string]string',
  any: 'Object',
};

/** As `kubectl explain` names the type. */
export const explainedType = ({ type, list }: Field): string => (list ? '[]' : '') + (shown[type] ?? type);
