import type { Evidence } from '../evidence';
import { type Check, type Lost, lost } from './check';

/** Why a check could not look: what failed before it. undefined when there is something to judge. */
export function blocked({ seen, stack }: Evidence, { id, needs, observes }: Check): Lost | undefined {
  const { build, start } = seen;
  if (needs === 'nothing') return undefined;
  if (!build.ok && stack)
    return lost(
      `Not observed: there is no container${stack.role ? ` of ${stack.role}` : ''}. ${build.error}`.trim(),
      stack.unit === 'Pod'
        ? 'kubectl apply did not lead to it (see “pods-become-ready”).'
        : 'docker compose up did not start it (see “stack-starts”).',
      'Get it to start first; this is looked at then.',
    );
  if (!build.ok)
    return lost(
      'Not observed: there is no image.',
      'The build stopped before (see “builds”).',
      'Repair the build first; this is looked at then.',
      'Dockerfile',
      build.line,
    );
  const missing = observes.some((part) => seen[part] === undefined);
  if ((needs === 'container' && !start?.running) || missing)
    return lost(
      'Not observed: no container is up.',
      'The container did not stay up (see “starts-and-answers”).',
      'Get it to start first; this is looked at then.',
    );
  if (observes.includes('stop') && seen.hangUp?.after.running === false && id !== 'hup-reloads')
    return lost(
      `Not observed: SIGHUP had ended it, exit code ${seen.hangUp.after.exitCode}.`,
      'There was nothing left to stop (see “hup-reloads”).',
      'Get the reload to work first; this is looked at then.',
    );
  return undefined;
}
