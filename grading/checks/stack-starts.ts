import type { StackEvidence } from '../evidence';
import { few } from '../explain/amount';
import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const stackStarts = defineStackCheck({
  id: 'stack-starts',
  lesson: 'scaling-compose',
  title: 'docker compose up starts every part',
  judge(stack) {
    const { seen, scenario, file } = stack;
    const { up, roles } = seen;
    const missing = Object.keys(scenario.services).filter((role) => !roles[role]?.some(({ running }) => running));
    if (up.ok && missing.length === 0)
      return passed(
        `All up after ${up.seconds} s: ${few(
          seen.members.map(({ name }) => name),
          5,
        )}.`,
      );
    return lost(
      up.ok
        ? `No running container of ${few(missing)}.`
        : `docker compose up: ${up.error.replace(/([0-9a-f]{12})[0-9a-f]{52}/g, '$1')}`,
      up.ok
        ? 'A container lives as long as its PID 1. One that ended has its reason in its log.'
        : 'Compose reads the file, builds, creates and starts, and stops at the first thing that fails.',
      up.ok
        ? 'Look at `docker compose ps -a` and `docker compose logs`.'
        : 'Read the message: it names what Compose could not do.',
      file,
      up.ok ? null : lineOf(stack, up.error),
    );
  },
});

/** Compose names a line of the file, a service or a container of it. */
function lineOf(stack: StackEvidence, error: string): number | null {
  const line = /\byaml: line (\d+):/.exec(error)?.[1];
  if (line !== undefined) return Number(line);
  const name = /\bservice "([\w.-]+)"|\b(?:container|endpoint) [\w.]+-([\w-]+)-\d+\b/.exec(error);
  const service = name?.[1] ?? name?.[2];
  return service === undefined ? null : serviceLine(stack, service);
}
