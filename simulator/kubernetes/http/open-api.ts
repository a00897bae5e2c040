import { fieldTexts } from '../api/fields';
import type { Json, JsonMap } from '../api/json';
import { apiVersionOf, type Resource, resources } from '../api/resources';
import { type Field, fieldsOf } from '../api/schema';

const formats: Readonly<Record<string, JsonMap>> = {
  s: { type: 'string' },
  b: { type: 'boolean' },
  i: { type: 'integer', format: 'int32' },
  l: { type: 'integer', format: 'int64' },
  q: { $ref: '#/components/schemas/Quantity' },
  x: { $ref: '#/components/schemas/IntOrString' },
  t: { $ref: '#/components/schemas/Time' },
  m: { type: 'object', additionalProperties: { type: 'string' } },
  Q: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Quantity' } },
  B: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } },
  any: { type: 'object' },
};

function property(field: Field): JsonMap {
  const one = formats[field.type] ?? { $ref: `#/components/schemas/${field.type}` };
  if (!field.list) return one;
  const merge = field.mergeKey
    ? { 'x-kubernetes-patch-merge-key': field.mergeKey, 'x-kubernetes-patch-strategy': 'merge' }
    : {};
  return { type: 'array', items: one, ...merge };
}

const gvk = ({ group, version, kind }: Resource): JsonMap => ({ group, version, kind });

/** What the API says of the types of one group: enough for explain, for merging, and to say that it checks fields itself. */
export function openApi(groupVersion: string): JsonMap {
  const own = resources.filter((one) => apiVersionOf(one) === groupVersion);
  const schemas: Record<string, Json> = {
    Quantity: { type: 'string' },
    IntOrString: { oneOf: [{ type: 'integer' }, { type: 'string' }], format: 'int-or-string' },
    Time: { type: 'string', format: 'date-time' },
  };
  for (const type of Object.keys(fieldTexts)) {
    const fields = [...(fieldsOf(type)?.values() ?? [])];
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    const resource = own.find(({ kind }) => kind === type);
    schemas[type] = {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, property(field)])),
      ...(required.length > 0 && { required }),
      ...(resource && { 'x-kubernetes-group-version-kind': [gvk(resource)] }),
    };
  }
  const paths = own.map((one) => {
    const base = one.group === '' ? '/api' : `/apis/${one.group}`;
    const place = one.namespaced ? '/namespaces/{namespace}' : '';
    const patch = {
      parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
      responses: {},
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': gvk(one),
    };
    return [`${base}/${one.version}${place}/${one.plural}/{name}`, { patch }] as const;
  });
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.32.4' },
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}
