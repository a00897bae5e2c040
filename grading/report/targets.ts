import { createDockerMachine } from '@/simulator/docker-machine';
import type { Machine } from '@/simulator/machine';
import { runLine } from '../battery/run-line';
import { serviceFiles } from '../battery/stack/service-files';
import type { Steps } from '../battery/steps';
import type { Files } from '../files';
import { type ComposeService, inside, overridesOf } from './compose-service';
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
  /** A sentence: why the Compose file can't be followed, or that there is nothing to build. */
  readonly problem?: string;
}

// In the order in which Compose looks for them.
const COMPOSE = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const DOCKERFILE = /(^|\/)((Docker|Container)file(\.(?!dockerignore$)[\w-]+)?|[\w-]+\.(Docker|docker|Container)file)$/;

export function* targetsOf(files: Files): Steps<Targets> {
  const compose = COMPOSE.find((name) => files[name] !== undefined);
  if (compose === undefined) return withoutCompose(files);
  const machine = createDockerMachine({ files });
  yield;
  const config = yield* readConfig(machine, compose);
  if (typeof config === 'string' || Object.keys(config).length === 0) {
    const why = typeof config === 'string' ? config : 'it has no services';
    return { ...withoutCompose(files), problem: `${compose} can’t be followed: ${why}` };
  }
  const services = Object.entries(config).map(([name, service]) => targetOf(name, service, files, compose));
  const isBuilt = services.some(({ origin }) => origin('Dockerfile') === 'Dockerfile');
  return { targets: isBuilt || files['Dockerfile'] === undefined ? services : [alone(files), ...services] };
}

/** The folder's own Dockerfile; without one all that lie deeper, or under another name. */
function withoutCompose(files: Files): Targets {
  if (files['Dockerfile'] !== undefined) return { targets: [alone(files)] };
  const targets = Object.keys(files)
    .filter((path) => DOCKERFILE.test(path))
    .map((path) => byPath(path, files));
  return targets.length > 0 ? { targets } : { targets, problem: 'There is no Dockerfile among these files.' };
}

const alone = (files: Files): Target => ({ name: 'Dockerfile', files, overrides: {}, origin: (path) => path });

function byPath(path: string, files: Files): Target {
  const context = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const dockerfile = path.slice(context === '' ? 0 : context.length + 1);
  return { name: path, ...serviceFiles(files, { context, dockerfile }), overrides: {} };
}

/** docker compose config; a text is what it says is wrong. */
function* readConfig(machine: Machine, compose: string): Steps<Readonly<Record<string, ComposeService>> | string> {
  const { stdout, stderr, exit } = yield* runLine(machine, `docker compose -f ${compose} config --format json`);
  if (exit !== 0) return stderr.trim().split('\n').at(-1) ?? 'docker compose config fails';
  return (JSON.parse(stdout) as { services?: Record<string, ComposeService> }).services ?? {};
}

function targetOf(name: string, service: ComposeService, files: Files, compose: string): Target {
  const { image, build } = service;
  const own = serviceFiles(files, {
    ...(image !== undefined && { image }),
    ...(build && { context: inside(build.context ?? '.'), dockerfile: build.dockerfile ?? 'Dockerfile' }),
  });
  return {
    name,
    files: own.files,
    // An image of others has no Dockerfile here: what is to be said of it belongs to the service.
    origin: (path) => (path === 'Dockerfile' && !build ? compose : own.origin(path)),
    overrides: overridesOf(name, service, compose, files[compose] ?? ''),
  };
}
