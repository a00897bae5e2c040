import type { Container } from '../docker/container';
import type { Run } from '../kernel/syscalls';
import { createNetworks } from './create-networks';
import { createVolumes } from './create-volumes';
import { containersOf, isOrphan, labelOf, labels, numberOf, serviceContainers } from './labels';
import { createOne } from './make-container';
import { all, inOrder } from './parallel';
import { recreate } from './recreate';
import { stopAndRemove } from './remove-containers';
import { resolveReferences } from './resolve-references';
import { configHash, imageOf, needsOf, scaleOf } from './service';
import { checkCanceled, type Session } from './session';
import { startOne } from './start-services';

export type Strategy = 'never' | 'diverged' | 'force';

export interface CreateFlags {
  /** For the services asked for, and for those that they need. */
  readonly recreate: Strategy;
  readonly recreateNeeds: Strategy;
  readonly renewVolumes: boolean;
  readonly removeOrphans: boolean;
  readonly ignoreOrphans: boolean;
  /** Seconds. */
  readonly timeout: number | undefined;
}

/** Networks, volumes and as many containers as the services want: nothing is started. */
export function* createAll(session: Session, asked: readonly string[], flags: CreateFlags): Run<void> {
  const { engine, project } = session;
  yield* createNetworks(session);
  yield* createVolumes(session);
  yield* seeToOrphans(session, flags);
  yield* inOrder(
    engine,
    Object.keys(project.services),
    (name) => needsOf(project.services[name]),
    (name) => converge(session, name, asked.includes(name) ? flags.recreate : flags.recreateNeeds, flags),
  );
}

function* seeToOrphans(session: Session, flags: CreateFlags): Run<void> {
  const { engine, project, warn } = session;
  const known = [...Object.keys(project.services), ...Object.keys(project.disabled)];
  const orphans = containersOf(engine, project.name).filter(isOrphan(known));
  if (orphans.length === 0 || flags.ignoreOrphans) return;
  if (flags.removeOrphans) {
    yield* all(
      engine,
      orphans.map((container) => stopAndRemove(session, container, { timeout: undefined })),
    );
    return;
  }
  warn(
    `Found orphan containers ([${orphans.map(({ name }) => name).join(' ')}]) for this project. If you removed or renamed this service in your compose file, you can run this command with the --remove-orphans flag to clean it up.`,
  );
}

/** Brings the containers of one service to the number and the form that the file wants. */
function* converge(session: Session, name: string, strategy: Strategy, flags: CreateFlags): Run<void> {
  checkCanceled(session);
  const { engine, project } = session;
  const service = resolveReferences(engine, project, project.services[name] ?? {});
  const hash = configHash(service);
  const wanted = scaleOf(name, service);
  const mustRecreate = (container: Container): boolean => {
    if (strategy === 'never') return false;
    if (strategy === 'force' || session.stale.has(name)) return true;
    const image = engine.images.find(imageOf(project, name));
    return labelOf(container, labels.hash) !== hash || image?.id !== container.image.id;
  };
  // Outdated containers stand first, so that those with a low number are kept when there are too many.
  const there = serviceContainers(engine, project.name, [name])
    .map((container) => ({ container, outdated: mustRecreate(container) }))
    .sort((a, b) => Number(b.outdated) - Number(a.outdated) || numberOf(a.container) - numberOf(b.container));
  const next = Math.max(0, ...there.map(({ container }) => numberOf(container))) + 1;
  const missing = Array.from({ length: Math.max(0, wanted - there.length) }, (_, i) => next + i);
  yield* all(engine, [
    ...there
      .slice(0, wanted)
      .map(({ container, outdated }) =>
        outdated ? recreate(session, name, service, container, flags) : keep(session, container),
      ),
    ...there.slice(wanted).map(({ container }) => stopAndRemove(session, container, { timeout: flags.timeout })),
    ...missing.map((number) => createOne(session, name, service, number)),
  ]);
}

function* keep(session: Session, container: Container): Run<void> {
  const id = `Container ${container.name}`;
  if (container.status === 'running') session.progress.report(id, 'Running');
  else if (container.status === 'exited') session.progress.report(id, 'Created');
  else if (container.status === 'paused') yield* startOne(session, container);
}
