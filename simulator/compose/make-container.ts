import type { Container } from '../docker/container';
import { createContainer } from '../docker/create';
import { latency } from '../docker/latency';
import { connectNetwork } from '../docker/networks';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { plantFile } from '../vfs/plant';
import { aliasesOf, createOptions, networkName, type Placement } from './create-options';
import { asList, asMap, asText, type JsonMap } from './file/json';
import type { Project } from './file/project';
import { latencies } from './latencies';
import { containerName, imageOf, networksOf } from './service';
import { checkCanceled, type Session } from './session';

export function* createOne(session: Session, name: string, service: JsonMap, number: number): Run<void> {
  const { project, progress } = session;
  const full = containerName(project, name, number);
  const id = `Container ${full}`;
  progress.report(id, 'Creating');
  yield* makeContainer(session, name, service, { name: full, number, oneoff: false, aliases: true, publish: true });
  progress.report(id, 'Created');
}

/** Like `docker create`, and connected to the other networks of the service; no reference is left in `service`. */
export function* makeContainer(session: Session, key: string, service: JsonMap, place: Placement): Run<Container> {
  const { engine, project } = session;
  const known = engine.images.find(imageOf(project, key)) !== undefined;
  session.creating += 1;
  yield* sleep(engine.kernel, known ? session.creating * (latency.create + latencies.create) : latency.query);
  session.creating -= 1;
  checkCanceled(session);
  const { container } = createContainer(engine, createOptions(engine, project, key, service, place));
  for (const network of networksOf(service).slice(1))
    connectNetwork(engine, networkName(project, network), container, {
      aliases: aliasesOf(service, key, network, place),
      ip: asText(asMap(asMap(service['networks'])[network])['ipv4_address']),
    });
  writeValues(project, service, container, engine.kernel.clock.now);
  return container;
}

/** Secrets and configs that are no files of the client are written into the container. */
function writeValues(project: Project, service: JsonMap, { rootfs }: Container, mtime: number): void {
  for (const [kind, folder, known] of [
    ['secrets', '/run/secrets/', project.secrets],
    ['configs', '/', project.configs],
  ] as const)
    for (const use of asList(service[kind]).map(asMap)) {
      const source = asText(use['source']);
      const { environment, content } = known[source] ?? {};
      const value = environment === undefined ? content : project.environment.get(asText(environment));
      if (value === undefined) continue;
      const target = asText(use['target']) || source;
      const path = target.startsWith('/') ? target : `${folder}${target}`;
      plantFile(rootfs, path.slice(1), asText(value), { mode: 0o444, mtime });
    }
}
