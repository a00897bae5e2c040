import { normalize } from '../../vfs/path';
import { invalidFile } from './compose-error';
import { asMap, asText, isMap, type Json, type JsonMap } from './json';

export interface Place {
  /** Folder of the project, absolute; empty: paths stay as they are. */
  readonly folder: string;
  readonly home: string;
}

export function absolute(path: string, { folder, home }: Place): string {
  if (folder === '') return path;
  if (/^~(\/|$)/.test(path)) return normalize(`.${path.slice(1)}`, home);
  return normalize(path, folder);
}

/** A volume's short or long form as the long one. */
export function normaliseVolume(value: Json, place: Place): JsonMap {
  if (isMap(value)) return normaliseLong(value, place);
  const parts = asText(value).split(':');
  if (parts.length > 3) throw invalidFile(`invalid spec: ${value}: too many colons`);
  if (value === '') throw invalidFile('invalid empty volume spec');
  // A single letter before the colon is read as a drive of Windows.
  if (parts.length === 1 || /^[a-zA-Z]$/.test(parts[0] ?? ''))
    return { type: 'volume', target: asText(value), volume: {} };
  const [source = '', target = '', mode = ''] = parts;
  const options = mode.split(',');
  const readonly: JsonMap = options.includes('ro') ? { read_only: true } : {};
  if (!/^[./~]/.test(source)) {
    const volume: JsonMap = options.includes('nocopy') ? { nocopy: true } : {};
    return { type: 'volume', source, target, ...readonly, volume };
  }
  const selinux = options.find((option) => option === 'z' || option === 'Z');
  const bind: JsonMap = { ...(selinux && { selinux }), create_host_path: true };
  return { type: 'bind', source: absolute(source, place), target, ...readonly, bind };
}

function normaliseLong(value: JsonMap, place: Place): JsonMap {
  const { type = 'volume', source, target, ...rest } = value;
  return {
    type,
    ...(source !== undefined && { source: type === 'bind' ? absolute(asText(source), place) : source }),
    target: target ?? '',
    ...rest,
    ...(type === 'volume' && { volume: asMap(value['volume']) }),
  };
}
