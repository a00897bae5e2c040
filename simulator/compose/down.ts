import { DaemonError, NotFound } from '../docker/daemon-error';
import { latency } from '../docker/latency';
import { findNetwork, removeNetwork } from '../docker/networks';
import { removeImage } from '../docker/remove-image';
import { removeVolume } from '../docker/volumes';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { asText } from './file/json';
import { containersOf, isOneOff, isOrphan, labels } from './labels';
import { latencies } from './latencies';
import { all } from './parallel';
import { stopAndRemove } from './remove-containers';
import { imageOf } from './service';
import type { Session } from './session';
import { inReverse } from './stop-services';

export interface DownOptions {
  /** Empty for all of the project. */
  readonly services: readonly string[];
  readonly timeout: number | undefined;
  readonly volumes: boolean;
  readonly orphans: boolean;
  readonly images: '' | 'local' | 'all';
}

/** docker compose down. Answers whether there was anything. */
export function* down(session: Session, options: DownOptions): Run<boolean> {
  const { engine, project } = session;
  const { timeout, volumes, orphans } = options;
  const names = options.services.length > 0 ? options.services : Object.keys(project.services);
  const before = containersOf(engine, project.name).filter((container) => orphans || !isOneOff(container));
  const remove = (container: (typeof before)[number], withVolumes: boolean) =>
    stopAndRemove(session, container, { timeout, volumes: withVolumes });
  yield* inReverse(session, names, (container) => remove(container, volumes), { oneOff: orphans });
  if (orphans) {
    const known = [...Object.keys(project.services), ...Object.keys(project.disabled)];
    const left = containersOf(engine, project.name).filter(isOrphan(known));
    yield* all(
      engine,
      left.map((container) => remove(container, false)),
    );
  }
  const rest = [
    ...ownNetworks(session).map((name) => dropNetwork(session, name)),
    ...(options.images === '' ? [] : ownImages(session, names, options.images).map((name) => dropImage(session, name))),
    ...(volumes ? ownVolumes(session).map((name) => dropVolume(session, name)) : []),
  ];
  yield* all(engine, rest);
  const own = Object.values(project.networks).some((network) => network['external'] !== true);
  return before.length > 0 || own || rest.length > 0;
}

function ownNetworks({ engine, project }: Session): readonly string[] {
  if (!project.fromFile)
    return [...engine.networks.values()].flatMap((network) =>
      network.labels[labels.project] === project.name ? [network.name] : [],
    );
  return Object.values(project.networks)
    .filter((network) => network['external'] !== true)
    .map((network) => asText(network['name']))
    .filter((name) => [...engine.networks.values()].some((network) => network.name === name));
}

function* dropNetwork({ engine, progress }: Session, name: string): Run<void> {
  const id = `Network ${name}`;
  progress.report(id, 'Removing');
  yield* sleep(engine.kernel, latency.network + latencies.remove);
  try {
    if (findNetwork(engine, name).members.size > 0) {
      progress.report(id, 'Resource is still in use', { failed: true });
      return;
    }
    removeNetwork(engine, name);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  progress.report(id, 'Removed');
}

function ownVolumes({ engine, project }: Session): readonly string[] {
  const declared = project.fromFile
    ? Object.values(project.volumes)
        .filter((volume) => volume['external'] !== true)
        .map((volume) => asText(volume['name']))
    : [...engine.volumes.values()]
        .filter(({ labels: own }) => own[labels.project] === project.name)
        .map(({ name }) => name);
  return declared.filter((name) => engine.volumes.has(name));
}

function* dropVolume({ engine, progress }: Session, name: string): Run<void> {
  const id = `Volume ${name}`;
  progress.report(id, 'Removing');
  yield* sleep(engine.kernel, latency.query);
  try {
    removeVolume(engine, name);
    progress.report(id, 'Removed');
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    progress.report(id, 'Resource is still in use', { failed: true });
  }
}

/** Local are those that were built for a service, whatever they are called. */
function ownImages({ engine, project }: Session, names: readonly string[], which: 'local' | 'all'): readonly string[] {
  const wanted = names.filter((name) => which === 'all' || project.services[name]?.['build'] !== undefined);
  return [...new Set(wanted.map((name) => imageOf(project, name)))]
    .filter((name) => engine.images.named(name))
    .map((name) => (/:[^/]+$/.test(name) ? name : `${name}:latest`));
}

function* dropImage({ engine, progress }: Session, name: string): Run<void> {
  const id = `Image ${name}`;
  progress.report(id, 'Removing');
  yield* sleep(engine.kernel, latency.query);
  removeImage(engine, name);
  progress.report(id, 'Removed');
}
