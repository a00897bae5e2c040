import { CommandError } from '../../docker/cli/command-run';
import type { Run } from '../../kernel/syscalls';
import { buildServices, pullAll } from '../build-services';
import type { CreateFlags } from '../create-containers';
import type { JsonMap } from '../file/json';
import type { Project } from '../file/project';
import { mapServices } from '../select-services';
import { imageOf } from '../service';
import type { Context } from './context';

export interface CreateValues {
  readonly 'force-recreate': boolean;
  readonly 'no-recreate': boolean;
  readonly 'always-recreate-deps'?: boolean;
  readonly 'renew-anon-volumes'?: boolean;
  readonly 'remove-orphans': boolean;
  readonly timeout?: number;
}

/** What up and create do with containers that are there; throws when the flags contradict each other. */
export function readCreateFlags(values: CreateValues, context: Context): CreateFlags {
  const force = values['force-recreate'];
  const never = values['no-recreate'];
  if (force && never) throw new CommandError('--force-recreate and --no-recreate are incompatible');
  if (values['always-recreate-deps'] && never)
    throw new CommandError('--always-recreate-deps and --no-recreate are incompatible');
  const recreateNeeds = values['always-recreate-deps'] ? 'force' : never ? 'never' : 'diverged';
  return {
    recreate: force ? 'force' : never ? 'never' : 'diverged',
    recreateNeeds,
    renewVolumes: values['renew-anon-volumes'] ?? false,
    removeOrphans: values['remove-orphans'],
    ignoreOrphans: /^(1|true)$/i.test(context.sys.env().get('COMPOSE_IGNORE_ORPHANS') ?? ''),
    timeout: values.timeout,
  };
}

/** `--scale web=3` */
export function withScale(project: Project, scales: readonly string[]): Project {
  const wanted = new Map(scales.map(readScale));
  for (const name of wanted.keys())
    if (!Object.hasOwn(project.services, name)) throw new CommandError(`no such service: ${name}: not found`);
  return mapServices(project, (service, name): JsonMap => {
    const scale = wanted.get(name);
    return scale === undefined ? service : { ...service, scale };
  });
}

export function readScale(text: string): [name: string, scale: number] {
  const at = text.indexOf('=');
  if (at <= 0) throw new CommandError(`invalid scale specifier: ${text}`);
  const number = text.slice(at + 1);
  if (!/^[+-]?\d+$/.test(number))
    throw new CommandError(`invalid scale specifier: can't parse replica value as int: ${text}`);
  return [text.slice(0, at), Number(number)];
}

export interface ImageValues {
  readonly build?: boolean;
  readonly 'no-build'?: boolean;
  readonly pull?: string;
  readonly 'quiet-pull'?: boolean;
}

/** Sees to it that every service has its image: builds what is missing, or all with --build. */
export function* ensureImages(context: Context, project: Project, values: ImageValues): Run<void> {
  const { sys, engine, builder } = context;
  const { build = false, 'no-build': noBuild = false, pull = '' } = values;
  if (build && noBuild) throw new CommandError('--build and --no-build are incompatible');
  const names = Object.keys(project.services);
  const buildable = names.filter((name) => project.services[name]?.['build'] !== undefined);
  const missing = names.filter((name) => !engine.images.find(imageOf(project, name)));
  const never = (name: string) => pull === 'never' || project.services[name]?.['pull_policy'] === 'never';
  const pulled = missing.filter((name) => !never(name) && !buildable.includes(name));
  if (pulled.length > 0) yield* pullAll(sys, pulled, values['quiet-pull']);
  const due = buildable.filter(
    (name) => build || missing.includes(name) || project.services[name]?.['pull_policy'] === 'build',
  );
  if (!noBuild) yield* buildServices(sys, builder, project, due, { quiet: false, noCache: false, args: [] });
}
