import type { Json } from '../json';
import type { Labels } from '../objects';
import type { Cause } from '../status-error';

// The sentences of the API's validation.

const quoted = (value: Json | undefined): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

export const required = (field: string, why = ''): Cause => ({
  reason: 'FieldValueRequired',
  message: `Required value${why && `: ${why}`}`,
  field,
});
export const invalidValue = (field: string, value: string, why: string): Cause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${value}: ${why}`,
  field,
});
export const bad = (field: string, value: Json | undefined, why: string): Cause =>
  invalidValue(field, quoted(value), why);
export const forbiddenField = (field: string, why: string): Cause => ({
  reason: 'FieldValueForbidden',
  message: `Forbidden: ${why}`,
  field,
});
export const duplicate = (field: string, value: Json): Cause => ({
  reason: 'FieldValueDuplicate',
  message: `Duplicate value: ${quoted(value)}`,
  field,
});
export const missing = (field: string, value: Json): Cause => ({
  reason: 'FieldValueNotFound',
  message: `Not found: ${quoted(value)}`,
  field,
});
export const unsupported = (field: string, value: Json | undefined, known: readonly string[]): Cause => ({
  reason: 'FieldValueNotSupported',
  message: `Unsupported value: ${quoted(value)}: supported values: ${known.map((one) => JSON.stringify(one)).join(', ')}`,
  field,
});

/** A map as Go prints it with %#v. */
export const goMap = (labels: Labels | undefined): string =>
  labels === undefined
    ? 'map[string]string(nil)'
    : `map[string]string{${Object.entries(labels)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
        .join(', ')}}`;
