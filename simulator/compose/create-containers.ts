import { CommandError } from '../docker/cli/command-run';
import type { Container } from '../docker/container';
import { createContainer, reserve } from '../docker/create';
import { NotFound } from '../docker/daemon-error';
import { latency } from '../docker/latency';
import { connectNetwork, createNetwork, findNetwork } from '../docker/networks';
import { createVolume } from '../docker/volumes';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { aliasesOf, createOptions, networkName, type Placement } from './create-options';
import { asList, asMap, asText, type JsonMap, stringMap } from './file/json';
import { containersOf, isOneOff, labelOf, labels, numberOf, serviceOf, VERSION } from './labels';
import { all, inOrder } from './parallel';
import { removeOne, stopAndRemove } from './remove-containers';
import { configHash, containerName, imageOf, needsOf, networksOf, replicasOf } from './service';
import { checkCanceled, type Session } from './session';

export interface CreateFlags {
  readonly forceRecreate: boolean;
  readonly noRecreate: boolean;
  readonly renewVolumes: boolean;
  /** Seconds. */
  readonly timeout: number | undefined;
}

/** Networks, volumes and as many containers as the services want: nothing is started. */
export function* createAll(
  session: Session,
  names: readonly string[],
  asked: readonly string[],
  flags: CreateFlags,
): Run<void> {
  const { engine, project } = session;
  yield* createNetworks(session);
  yield* createVolumes(session);
  yield* inOrder(
    engine,
    names,
    (name) => needsOf(project.services[name]),
    (name) =>
      converge(session, name, {
        ...flags,
        forceRecreate: flags.forceRecreate && (asked.length === 0 || asked.includes(name)),
      }),
  );
}

export function* createNetworks({ engine, project, progress }: Session): Run<void> {
  for (const [key, network] of Object.entries(project.networks)) {
    const name = asText(network['name']);
    try {
      findNetwork(engine, name);
      continue;
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
    if (network['external'] === true)
      throw new CommandError(`network ${name} declared as external, but could not be found`);
    const id = `Network ${name}`;
    progress.report(id, 'Creating');
    yield* sleep(engine.kernel, latency.network);
    const [pool] = asList(asMap(network['ipam'])['config']).map(asMap);
    createNetwork(engine, name, {
      ...(network['driver'] !== undefined && { driver: asText(network['driver']) }),
      ...(pool?.['subnet'] !== undefined && { subnet: asText(pool['subnet']) }),
      ...(pool?.['gateway'] !== undefined && { gateway: asText(pool['gateway']) }),
      internal: network['internal'] === true,
      attachable: network['attachable'] === true,
      labels: {
        ...stringMap(network['labels']),
        [labels.network]: key,
        [labels.project]: project.name,
        [labels.version]: VERSION,
      },
    });
    progress.report(id, 'Created');
  }
}

export function* createVolumes({ engine, project, progress }: Session): Run<void> {
  for (const [key, volume] of Object.entries(project.volumes)) {
    const name = asText(volume['name']);
    if (engine.volumes.has(name)) continue;
    if (volume['external'] === true) throw new CommandError(`external volume "${name}" not found`);
    const id = `Volume "${name}"`;
    progress.report(id, 'Creating');
    yield* sleep(engine.kernel, latency.query);
    createVolume(engine, name, {
      ...stringMap(volume['labels']),
      [labels.project]: project.name,
      [labels.version]: VERSION,
      [labels.volume]: key,
    });
    progress.report(id, 'Created');
  }
}

function* converge(session: Session, name: string, flags: CreateFlags): Run<void> {
  checkCanceled(session);
  const { engine, project } = session;
  const service = project.services[name] ?? {};
  const wanted = replicasOf(service);
  const there = containersOf(engine, project.name)
    .filter((container) => serviceOf(container) === name && !isOneOff(container))
    .sort(
      (a, b) =>
        Number(isObsolete(session, name, b)) - Number(isObsolete(session, name, a)) || numberOf(a) - numberOf(b),
    );
  // Outdated containers go first when there are too many.
  const surplus = Math.max(0, there.length - wanted);
  const obsolete = there.filter((container) => isObsolete(session, name, container));
  const current = there.filter((container) => !obsolete.includes(container));
  const gone = [
    ...obsolete.slice(0, surplus),
    ...current.slice(current.length - Math.max(0, surplus - obsolete.length)),
  ];
  const kept = there.filter((container) => !gone.includes(container));
  const next = Math.max(0, ...there.map(numberOf)) + 1;
  const missing = Array.from({ length: Math.max(0, wanted - kept.length) }, (_, i) => next + i);
  yield* all(engine, [
    ...kept.map((container) => keep(session, name, container, flags)),
    ...gone.map((container) => stopAndRemove(session, container, { timeout: flags.timeout })),
    ...missing.map((number) => createOne(session, name, number)),
  ]);
}

function isObsolete({ engine, project }: Session, name: string, container: Container): boolean {
  if (labelOf(container, labels.hash) !== configHash(project.services[name] ?? {})) return true;
  const image = engine.images.find(imageOf(project, name));
  return image !== undefined && image.id !== container.image.id;
}

function* keep(session: Session, name: string, container: Container, flags: CreateFlags): Run<void> {
  const { progress } = session;
  if (!flags.noRecreate && (flags.forceRecreate || isObsolete(session, name, container))) {
    yield* recreate(session, name, container, flags);
    return;
  }
  const id = `Container ${container.name}`;
  if (container.status === 'running') progress.report(id, 'Running');
  if (container.status === 'exited') progress.report(id, 'Created');
}

function* createOne(session: Session, name: string, number: number): Run<void> {
  const { project, progress } = session;
  const full = containerName(project, name, number);
  const id = `Container ${full}`;
  progress.report(id, 'Creating');
  yield* makeContainer(session, name, project.services[name] ?? {}, {
    name: full,
    number,
    oneoff: false,
    aliases: true,
    publish: true,
  });
  progress.report(id, 'Created');
}

/** Like `docker create`, and connected to the other networks of the service. */
export function* makeContainer(session: Session, name: string, service: JsonMap, place: Placement): Run<Container> {
  const { engine, project } = session;
  yield* sleep(engine.kernel, latency.create);
  const { container } = createContainer(engine, createOptions(engine, project, name, service, place));
  for (const key of networksOf(service).slice(1))
    connectNetwork(engine, networkName(project, key), container, {
      aliases: aliasesOf(service, name, key, place),
      ip: asText(asMap(asMap(service['networks'])[key])['ipv4_address']),
    });
  return container;
}

function* recreate(session: Session, name: string, old: Container, flags: CreateFlags): Run<void> {
  const { engine, project, progress } = session;
  const full = old.name;
  const id = `Container ${full}`;
  progress.report(id, 'Recreate');
  const service = project.services[name] ?? {};
  const number = numberOf(old);
  const place = { name: full, number, oneoff: false, aliases: true, publish: true };
  const inherits = flags.renewVolumes ? {} : { inherits: old };
  yield* sleep(engine.kernel, latency.create);
  const options = createOptions(engine, project, name, service, { ...place, ...inherits });
  const { container } = createContainer(engine, {
    ...options,
    name: `${old.shortId}_${full}`,
    config: { ...options.config, labels: { ...options.config.labels, [labels.replace]: old.id } },
  });
  for (const key of networksOf(service).slice(1))
    connectNetwork(engine, networkName(project, key), container, { aliases: aliasesOf(service, name, key, place) });
  yield* removeOne(engine, old, flags.timeout);
  reserve(engine, full);
  container.name = full;
  engine.event(container, 'rename', { oldName: `/${old.shortId}_${full}` });
  progress.report(id, 'Recreated');
}
