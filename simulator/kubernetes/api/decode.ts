import { isMap, type Json, type JsonMap } from './json';
import type { KubeObject } from './objects';
import { canonicalQuantity, parseQuantity, QUANTITY_FORM } from './quantity';
import type { Resource } from './resources';
import { type Field, fieldsOf, goType } from './schema';
import { badRequest } from './status-error';

interface Reading {
  readonly unknown: string[];
}

/** A value that does not fit its field: Go's JSON decoder gives up there. */
class Misfit extends Error {}

/** Reads JSON as the API does with fieldValidation=Strict. Throws StatusError. */
export function decode({ kind, version }: Resource, value: JsonMap): KubeObject {
  const reading: Reading = { unknown: [] };
  const refuse = (why: string) => badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: ${why}`);
  let object: Json;
  try {
    object = readStruct(reading, kind, value, '', '');
  } catch (error) {
    if (error instanceof Misfit) throw refuse(error.message);
    throw error;
  }
  if (reading.unknown.length > 0) {
    throw refuse(
      `strict decoding error: ${reading.unknown.map((path) => `unknown field ${JSON.stringify(path)}`).join(', ')}`,
    );
  }
  return object as unknown as KubeObject;
}

/** `path` has list indices, `goPath` has none. */
function readStruct(reading: Reading, type: string, value: JsonMap, path: string, goPath: string): Json {
  const fields = fieldsOf(type);
  const out: Record<string, Json> = {};
  for (const [name, one] of Object.entries(value)) {
    const field = fields?.get(name);
    const below = path === '' ? name : `${path}.${name}`;
    const goBelow = goPath === '' ? name : `${goPath}.${name}`;
    if (!field) reading.unknown.push(below);
    else if (one !== null && one !== undefined) out[name] = readField(reading, type, field, one, below, goBelow);
  }
  return out;
}

function readField(reading: Reading, owner: string, field: Field, value: Json, path: string, goPath: string): Json {
  if (!field.list) return readOne(reading, owner, field, value, path, goPath);
  if (!Array.isArray(value)) throw misfit(value, owner, goPath, goType(field));
  return value.map((item: Json, i) =>
    readOne(reading, owner, { ...field, list: false }, item, `${path}[${i}]`, goPath),
  );
}

function readOne(reading: Reading, owner: string, field: Field, value: Json, path: string, goPath: string): Json {
  const wrong = () => misfit(value, owner, goPath, goType(field));
  switch (field.type) {
    case 's':
    case 't':
      if (typeof value !== 'string') throw wrong();
      return value;
    case 'b':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'i':
    case 'l':
      if (typeof value !== 'number') throw wrong();
      if (!Number.isInteger(value)) throw misfit(value, owner, goPath, goType(field), `number ${value}`);
      return value;
    case 'x':
      if (typeof value !== 'string' && typeof value !== 'number') throw wrong();
      return value;
    case 'q':
      return readQuantity(value);
    case 'm':
    case 'B':
    case 'Q':
      if (!isMap(value)) throw wrong();
      return readNames(owner, field, value, goPath);
    case 'any':
      return value;
    default:
      if (!isMap(value)) throw wrong();
      return readStruct(reading, field.type, value, path, goPath);
  }
}

function readNames(owner: string, field: Field, value: JsonMap, goPath: string): Json {
  const out: Record<string, Json> = {};
  for (const [name, one] of Object.entries(value)) {
    if (field.type === 'Q') out[name] = readQuantity(one ?? null);
    else if (typeof one === 'string') out[name] = one;
    else if (one === null) out[name] = '';
    else throw misfit(one ?? null, owner, goPath, field.type === 'B' ? '[]uint8' : 'string');
    if (
      field.type === 'B' &&
      !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(String(out[name]).replace(/[\r\n]/g, ''))
    )
      throw new Misfit(`illegal base64 data at input byte ${badByte(String(out[name]))}`);
  }
  return out;
}

const badByte = (text: string): number => {
  const at = text.search(/[^A-Za-z0-9+/\r\n]/);
  return at < 0 ? Math.floor(text.length / 4) * 4 : at;
};

function readQuantity(value: Json): Json {
  if (typeof value === 'number') return canonicalQuantity(value);
  if (typeof value !== 'string' || parseQuantity(value) === undefined) throw new Misfit(QUANTITY_FORM);
  return canonicalQuantity(value);
}

const jsonType = (value: Json): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : isMap(value)
        ? 'object'
        : value === true || value === false
          ? 'bool'
          : typeof value;

const misfit = (value: Json, owner: string, goPath: string, type: string, shown = jsonType(value)): Misfit =>
  new Misfit(`json: cannot unmarshal ${shown} into Go struct field ${owner}.${goPath} of type ${type}`);
