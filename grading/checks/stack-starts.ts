import { few } from '../explain/amount';
import { defineStackCheck, lost, passed } from './check';

export const stackStarts = defineStackCheck({
  id: 'stack-starts',
  lesson: 'scaling-compose',
  title: 'docker compose up starts every part',
  judge({ seen, scenario, file }) {
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
      up.ok ? `No running container of ${few(missing)}.` : `docker compose up: ${up.error}`,
      up.ok
        ? 'A container lives as long as its PID 1. One that ended has its reason in its log.'
        : 'Compose reads the file, builds, creates and starts, and stops at the first thing that fails.',
      up.ok
        ? 'Look at `docker compose ps -a` and `docker compose logs`.'
        : 'Read the message: it names what Compose could not do.',
      file,
      null,
    );
  },
});
