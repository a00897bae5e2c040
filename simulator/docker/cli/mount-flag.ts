import type { MountSpec } from '../container-config';

/** `--mount type=bind,src=/a,dst=/b,readonly`; throws with the flag's words. */
export function parseMount(text: string): MountSpec {
  let type = 'volume';
  let source = '';
  let target = '';
  let readonly = false;
  for (const field of text.split(',')) {
    const [key = '', ...rest] = field.split('=');
    const value = rest.join('=');
    switch (key.toLowerCase()) {
      case 'type':
        type = value.toLowerCase();
        break;
      case 'source':
      case 'src':
        source = value;
        break;
      case 'target':
      case 'dst':
      case 'destination':
        target = value;
        break;
      case 'readonly':
      case 'ro':
        readonly = rest.length === 0 || value === 'true' || value === '1';
        break;
      case 'volume-nocopy':
      case 'bind-propagation':
      case 'consistency':
      case 'tmpfs-size':
      case 'tmpfs-mode':
      case 'volume-driver':
      case 'volume-label':
        break;
      default:
        if (rest.length === 0) throw new Error(`invalid field '${field}' must be a key=value pair`);
        throw new Error(`unexpected key '${key}' in '${field}'`);
    }
  }
  if (type === '') throw new Error('type is required');
  if (target === '') throw new Error('target is required');
  return { type: type as MountSpec['type'], source, target, readonly };
}
