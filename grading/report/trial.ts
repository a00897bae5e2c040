import { createDockerMachine } from '@/simulator/docker-machine';
import type { MachineOptions } from '@/simulator/machine';
import { build } from '../battery/build';
import { logs } from '../battery/logs';
import { orphan } from '../battery/orphan';
import { type ProcessSeen, processes } from '../battery/processes';
import { runLine } from '../battery/run-line';
import { type StartSeen, start } from '../battery/start';
import type { Steps } from '../battery/steps';
import { type StopSeen, stop } from '../battery/stop';
import type { Files } from '../files';
import { type Overrides, runWords } from './overrides';
import { whyNotBuilt } from './why-not-built';

/** What was seen of any folder's container. */
export interface Trial {
  readonly start: StartSeen;
  /** argv of each program the first process became, oldest first. */
  readonly became: readonly (readonly string[])[];
  readonly processes: readonly ProcessSeen[];
  readonly users: ReadonlyMap<number, string>;
  /** Before anything was done to it, and after an orphan was left to PID 1. */
  readonly zombies: { readonly before: number; readonly after: number };
  readonly logs: string;
  readonly stop: StopSeen | undefined;
}

/** Where the simulator says in its own words that it stops pretending. */
const CANNOT = /^.*\b(this|the) simulation\b.*$/m;

/** Slices of work for one image: a build and a server take a few hundred; what never rests takes any number. */
const MOST_SLICES = 5000;

/** Builds and runs the folder; a text is why that is not possible here. Never throws. */
export function* tryOut(
  files: Files,
  images: MachineOptions['images'] = 'hub',
  overrides: Overrides = {},
): Steps<Trial | string> {
  const steps = buildAndRun(files, images, overrides);
  try {
    for (let slice = 0; slice < MOST_SLICES; slice++) {
      const { done, value } = steps.next();
      if (done) return value;
      yield;
    }
    return 'it never rests, and running it to the end would take too long; this is read from the files';
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) };
    return `the simulator can not go on (${message}); this is read from the files`;
  }
}

function* buildAndRun(files: Files, images: 'hub' | 'recorded', overrides: Overrides): Steps<Trial | string> {
  const machine = createDockerMachine({ files, images });
  yield;
  const built = yield* build(machine);
  if (!built.ok) return whyNotBuilt(built);
  const { options, args } = runWords(overrides);
  const started = yield* start(machine, 'answer', options, args);
  const log = started.id === '' ? '' : yield* logs(machine, 'answer');
  const cannot = CANNOT.exec(log)?.[0];
  if (cannot) return cannot;
  const before = started.running ? yield* processes(machine, started.id) : [];
  const became = machine.events.flatMap((event) =>
    event.type === 'exec' && event.container === started.id ? [event] : [],
  );
  const first = became[0]?.pid;
  const seen = {
    start: started,
    processes: before,
    logs: log,
    became: became.filter(({ pid }) => pid === first).map(({ argv }) => argv),
  };
  if (!started.running) return { ...seen, users: new Map(), zombies: { before: 0, after: 0 }, stop: undefined };
  const passwd = yield* runLine(machine, 'docker exec answer cat /etc/passwd');
  yield* orphan(machine, 'answer');
  const after = yield* processes(machine, started.id);
  const stopped = yield* stop(machine, started);
  return {
    ...seen,
    users: readUsers(passwd.stdout),
    zombies: { before: zombiesIn(before), after: zombiesIn(after) },
    stop: stopped,
  };
}

const zombiesIn = (seen: readonly ProcessSeen[]): number => seen.filter(({ state }) => state === 'Z').length;

// passwd(5)
const readUsers = (passwd: string): ReadonlyMap<number, string> =>
  new Map(
    passwd.split('\n').flatMap((row) => {
      const [name = '', , uid = ''] = row.split(':');
      return /^\d+$/.test(uid) ? [[Number(uid), name] as const] : [];
    }),
  );
