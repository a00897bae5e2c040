import { quoteGo } from './go-quote';
import { InstructionError } from './instruction';
import { suggest } from './suggest';

/** A `--mount` of RUN. */
export interface Mount {
  type: string;
  from: string;
  source: string;
  target: string;
  readOnly: boolean;
  id: string;
  sharing: string;
  required: boolean;
  env: string;
  mode: string;
  uid: string;
  gid: string;
  size: string;
}

const TYPES = ['bind', 'cache', 'secret', 'ssh', 'tmpfs'];
const KEYS = [
  'type',
  'from',
  'source',
  'target',
  'readonly',
  'id',
  'sharing',
  'required',
  'size',
  'mode',
  'uid',
  'gid',
];
const ALIASES: Record<string, string> = { src: 'source', dst: 'target', destination: 'target', ro: 'readonly' };

/** Reads one `--mount` value: comma-separated fields, of which some need no value. Throws InstructionError. */
export function readMount(text: string): Mount {
  const fields = new Map<string, string>();
  let readOnly: boolean | undefined;
  let required = false;
  for (const field of text.replace(/^"(.*)"$/, '$1').split(',')) {
    const equals = field.indexOf('=');
    const written = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    const key = Object.hasOwn(ALIASES, written) ? (ALIASES[written] ?? '') : written;
    const value = equals < 0 ? undefined : field.slice(equals + 1);
    if (key === 'readonly') readOnly = readBoolean(written, value);
    else if (key === 'rw' || key === 'readwrite') readOnly = !readBoolean(written, value);
    else if (key === 'required') required = readBoolean(written, value);
    else if (value === undefined) throw new InstructionError(`invalid field '${field}' must be a key=value pair`);
    else if (key !== 'env' && !KEYS.includes(key))
      throw new InstructionError(`unexpected key '${key}' in '${field}'${suggest(key, KEYS, true)}`);
    else fields.set(key, value);
  }
  const type = (fields.get('type') ?? 'bind').toLowerCase();
  if (!TYPES.includes(type) && !type.includes('$'))
    throw new InstructionError(`unsupported mount type ${quoteGo(type)}${suggest(type, TYPES, true)}`);
  const get = (key: string) => fields.get(key) ?? '';
  return {
    type,
    from: get('from'),
    source: get('source'),
    target: get('target'),
    readOnly: readOnly ?? type === 'bind',
    id: get('id'),
    sharing: get('sharing'),
    required,
    env: get('env'),
    mode: get('mode'),
    uid: get('uid'),
    gid: get('gid'),
    size: get('size'),
  };
}

function readBoolean(key: string, value: string | undefined): boolean {
  if (value === undefined || ['1', 't', 'true'].includes(value.toLowerCase())) return true;
  if (['0', 'f', 'false'].includes(value.toLowerCase())) return false;
  throw new InstructionError(`invalid value for ${key}: ${value}`);
}
