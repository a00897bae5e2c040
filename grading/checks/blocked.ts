import type { Evidence } from '../evidence';
import { type Lost, lost } from './check';

/** Why a check could not look: what failed before it. undefined when the container is up. */
export function blocked({ seen: { build, start } }: Evidence): Lost | undefined {
  if (!build.ok)
    return lost(
      'Not observed: there is no image.',
      'The build stopped before (see “builds”).',
      'Repair the build first; this is looked at then.',
      'Dockerfile',
      build.line,
    );
  if (!start?.running)
    return lost(
      'Not observed: no container is up.',
      'The container did not stay up (see “starts-and-answers”).',
      'Get it to start first; this is looked at then.',
    );
  return undefined;
}
