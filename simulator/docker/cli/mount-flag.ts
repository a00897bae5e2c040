import { parseBytes } from '../../cli/human';
import type { MountSpec } from '../container-config';

const invalid = (key: string, value: string) => new Error(`invalid value for ${key}: ${value}`);

function readBool(key: string, value: string | undefined): boolean {
  if (value === undefined || /^(1|t|true)$/i.test(value)) return true;
  if (/^(0|f|false)$/i.test(value)) return false;
  throw invalid(key, value);
}

function readSize(value: string): number {
  try {
    return parseBytes(value);
  } catch {
    throw invalid('tmpfs-size', value);
  }
}

/** `--mount type=bind,src=/a,dst=/b,readonly`; throws with the flag's words. */
export function parseMount(text: string): MountSpec {
  if (text === '') throw new Error('EOF');
  const labels: Record<string, string> = {};
  let mount: MountSpec = { type: 'volume', source: '', target: '', readonly: false };
  const used = new Set<string>();
  for (const field of text.split(',')) {
    const [name = '', ...rest] = field.split('=');
    const key = name.toLowerCase();
    const given = rest.length > 0 ? rest.join('=') : undefined;
    const value = given ?? '';
    if (given === undefined && !['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive'].includes(key))
      throw new Error(`invalid field '${field}' must be a key=value pair`);
    const kind = /^(bind|volume|tmpfs)-/.exec(key)?.[1];
    if (kind !== undefined) used.add(kind);
    switch (key) {
      case 'type':
        mount = { ...mount, type: value.toLowerCase() as MountSpec['type'] };
        break;
      case 'source':
      case 'src':
        mount = { ...mount, source: value };
        break;
      case 'target':
      case 'dst':
      case 'destination':
        mount = { ...mount, target: value };
        break;
      case 'readonly':
      case 'ro':
        mount = { ...mount, readonly: readBool(name, given) };
        break;
      case 'volume-nocopy':
        mount = { ...mount, noCopy: readBool(name, given) };
        break;
      case 'volume-label':
        labels[value.split('=')[0] ?? ''] = value.split('=').slice(1).join('=');
        break;
      case 'bind-propagation':
        mount = { ...mount, propagation: value.toLowerCase() };
        break;
      case 'tmpfs-size':
        mount = { ...mount, tmpfsSize: readSize(value) };
        break;
      case 'tmpfs-mode':
        if (!/^[0-7]+$/.test(value)) throw invalid(name, value);
        mount = { ...mount, tmpfsMode: Number.parseInt(value, 8) };
        break;
      case 'bind-nonrecursive':
      case 'bind-recursive':
      case 'consistency':
      case 'volume-driver':
      case 'volume-opt':
      case 'volume-subpath':
        break;
      default:
        throw new Error(`unexpected key '${name}' in '${field}'`);
    }
  }
  if (mount.type.length === 0) throw new Error('type is required');
  if (mount.target === '') throw new Error('target is required');
  for (const kind of ['volume', 'bind', 'tmpfs'])
    if (used.has(kind) && mount.type !== kind)
      throw new Error(`cannot mix '${kind}-*' options with mount type '${mount.type}'`);
  return Object.keys(labels).length > 0 ? { ...mount, labels } : mount;
}
