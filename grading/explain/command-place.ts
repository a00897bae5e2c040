import type { Evidence } from '../evidence';
import type { Place } from '../place';

/** The instruction of the file that says what is run. */
export function commandPlace({ command }: Evidence): Place {
  const parts = [command?.cmd, command?.entrypoint];
  return { file: 'Dockerfile', line: parts.find((part) => part?.line)?.line ?? null };
}
