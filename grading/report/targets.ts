import { createMachine, type Machine } from '@/simulator/machine';
import { runLine } from '../battery/run-line';
import { serviceFiles } from '../battery/stack/service-files';
import type { Steps } from '../battery/steps';
import type { Files } from '../files';
import type { Overrides } from './overrides';

/** One image of a folder, as it would be started: by its Dockerfile alone, or as a service of a Compose file. */
export interface Target {
  /** Of the service; `Dockerfile` without a Compose file. */
  readonly name: string;
  /** Of the build context, the Dockerfile under that name. */
  readonly files: Files;
  readonly overrides: Overrides;
  /** Where a file of the context stands in the folder. */
  origin(path: string): string;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Why the Compose file can't be followed, in Compose's words. */
  readonly problem?: string;
}

// In the order in which Compose looks for them.
const COMPOSE = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

export function* targetsOf(files: Files): Steps<Targets> {
  const compose = COMPOSE.find((name) => files[name] !== undefined);
  if (compose === undefined) return { targets: [alone(files)] };
  const machine = createMachine({ files });
  yield;
  const config = yield* readConfig(machine, compose);
  if (typeof config !== 'string' && Object.keys(config).length > 0)
    return { targets: Object.entries(config).map(([name, service]) => targetOf(name, service, files)) };
  const problem = typeof config === 'string' ? config : `${compose} has no services`;
  return { targets: files['Dockerfile'] === undefined ? [] : [alone(files)], problem };
}

const alone = (files: Files): Target => ({ name: 'Dockerfile', files, overrides: {}, origin: (path) => path });

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context?: string; readonly dockerfile?: string };
  readonly entrypoint?: readonly string[] | null;
  readonly command?: readonly string[] | null;
  readonly init?: boolean;
  readonly stop_signal?: string;
}

/** docker compose config; a text is what it says is wrong. */
function* readConfig(machine: Machine, compose: string): Steps<Readonly<Record<string, ComposeService>> | string> {
  const { stdout, stderr, exit } = yield* runLine(machine, `docker compose -f ${compose} config --format json`);
  if (exit !== 0) return stderr.trim().split('\n').at(-1) ?? 'docker compose config fails';
  return (JSON.parse(stdout) as { services?: Record<string, ComposeService> }).services ?? {};
}

function targetOf(name: string, service: ComposeService, files: Files): Target {
  const { image, build, entrypoint, command, init, stop_signal: stopSignal } = service;
  return {
    name,
    ...serviceFiles(files, {
      ...(image !== undefined && { image }),
      ...(build && { context: inside(build.context ?? '.'), dockerfile: build.dockerfile ?? 'Dockerfile' }),
    }),
    overrides: {
      ...(entrypoint && { entrypoint }),
      ...(command && { args: command }),
      ...(init && { init }),
      ...(stopSignal !== undefined && { stopSignal }),
    },
  };
}

/** Compose answers with absolute paths; the folder is the simulated user's ~/app. */
const inside = (context: string): string => context.replace(/^\/home\/learner\/app\/?/, '').replace(/^\.\/?/, '');
