import type { Evidence } from '../evidence';
import type { Place } from '../place';

/** The instruction of the file that says what is run. */
export function commandPlace({ command }: Evidence): Place {
  const said = [command?.cmd, command?.entrypoint].find((part) => part?.line);
  return { file: said?.file ?? 'Dockerfile', line: said?.line ?? null };
}
