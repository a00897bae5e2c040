import type { Machine } from '@/simulator/machine';
import { programName } from '../../startup/shell-of';
import { type ProcessSeen, processes } from '../processes';
import { runLine } from '../run-line';
import type { Steps } from '../steps';
import type { PartsScenario } from './stack-scenario';

/** A container of the stack. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly running: boolean;
  readonly processes: readonly ProcessSeen[];
}

const FORMAT = '{{.ID}} {{.Names}} {{.State}} {{.Label "com.docker.compose.service"}}';

export function* members(machine: Machine): Steps<Member[]> {
  const { stdout } = yield* runLine(machine, `docker ps -a --no-trunc --format '${FORMAT}'`);
  const found: Member[] = [];
  for (const row of stdout.trim().split('\n').reverse()) {
    const [id = '', name = '', state = '', service = ''] = row.split(' ');
    if (service === '') continue;
    const running = state === 'running';
    found.push({ id, name, service, running, processes: running ? yield* processes(machine, id) : [] });
  }
  return found;
}

/** Which containers play which role: those that ran its application, else those of the service called so; that service's come first. */
export function rolesOf(
  { events }: Machine,
  all: readonly Member[],
  { services }: PartsScenario,
): Record<string, readonly Member[]> {
  return Object.fromEntries(
    Object.entries(services).map(([role, { app }]) => {
      // From the events, so that a program which has ended since is found, too.
      const ran = new Set(events.flatMap((one) => (one.type === 'exec' && runs(one.argv, app) ? [one.container] : [])));
      const named = all.filter(({ service }) => service === role || service.endsWith(`/${role}`));
      const found = [...named, ...all.filter((one) => !named.includes(one))].filter(({ id }) => ran.has(id));
      return [role, found.length > 0 ? found : named];
    }),
  );
}

/** The program's name in a word of a command line: `nginx: master process …` is nginx. */
export const shownName = (word: string): string => programName(word.split(' ')[0] ?? '').replace(/:$/, '');

/** A command line with the application's name in it. */
export const runs = (argv: readonly string[], app: string): boolean => argv.some((word) => shownName(word) === app);
