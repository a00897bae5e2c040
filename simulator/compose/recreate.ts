import type { Container } from '../docker/container';
import { reserve } from '../docker/create';
import type { Run } from '../kernel/syscalls';
import type { JsonMap } from './file/json';
import { labels, numberOf } from './labels';
import { makeContainer } from './make-container';
import { removeOne } from './remove-containers';
import { containerName, dependentsOf } from './service';
import type { Session } from './session';

/** A new container in the place of an old one, which keeps the anonymous volumes unless they are to be new. */
export function* recreate(
  session: Session,
  key: string,
  service: JsonMap,
  old: Container,
  { renewVolumes, timeout }: { readonly renewVolumes: boolean; readonly timeout: number | undefined },
): Run<void> {
  const { engine, project, progress } = session;
  const id = `Container ${old.name}`;
  progress.report(id, 'Recreate');
  const number = numberOf(old);
  const name = containerName(project, key, number);
  const container = yield* makeContainer(session, key, service, {
    name: `${old.shortId}_${name}`,
    alias: name,
    number,
    oneoff: false,
    aliases: true,
    publish: true,
    labels: { [labels.replace]: old.id },
    ...(!renewVolumes && { inherits: old }),
  });
  yield* removeOne(engine, old, timeout);
  reserve(engine, name);
  engine.rename(container, name);
  progress.report(id, 'Recreated');
  for (const dependent of dependentsOf(project, key)) session.stale.add(dependent);
}
