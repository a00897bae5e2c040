import type { StackEvidence } from '../evidence';
import { manifestLine } from '../explain/manifest-line';

/** Line of a service's block in the Compose file or the manifest, or of its first line that says `what`; null when it is not there. */
export function serviceLine({ files, file, unit }: StackEvidence, service: string, what?: RegExp): number | null {
  if (unit === 'Pod') return manifestLine(files[file] ?? '', service, what);
  const rows = (files[file] ?? '').split('\n');
  const start = rows.findIndex((row) => new RegExp(`^\\s+["']?${service}["']?:\\s*(#.*)?$`).test(row));
  if (start < 0) return null;
  const depth = indent(rows[start] ?? '');
  const length = rows.slice(start + 1).findIndex((row) => row.trim() !== '' && indent(row) <= depth);
  const end = length < 0 ? rows.length : start + 1 + length;
  const found = what ? rows.slice(start, end).findIndex((row) => what.test(row)) : -1;
  return start + 1 + Math.max(found, 0);
}

const indent = (row: string): number => row.length - row.trimStart().length;
