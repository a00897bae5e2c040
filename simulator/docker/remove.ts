import type { Run } from '../kernel/syscalls';
import type { Container } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { latency } from './latency';
import { killAndWait } from './stop';
import { removeVolume, usersOf } from './volumes';
import { sleep, waitFor } from './wait';

/** docker rm. */
export function* removeContainer(
  engine: Engine,
  container: Container,
  { force = false, volumes = false }: { readonly force?: boolean; readonly volumes?: boolean } = {},
): Run<void> {
  const { state, name } = container;
  if (state.removing) {
    throw new DaemonError(`removal of container ${name} is already in progress`);
  }
  if (state.running || state.restarting) {
    const refuse = (what: string) => new DaemonError(`cannot remove container "/${name}": ${what}`);
    if (!force) {
      if (state.paused) throw refuse('container is paused and must be unpaused first');
      throw refuse(
        `container is ${state.restarting ? 'restarting' : 'running'}: stop the container before removing or force remove`,
      );
    }
    yield* killAndWait(engine, container);
    if (container.removed) return;
    // --rm takes it away already.
    while (state.removing && !container.removed) yield* waitFor([container.changed]);
    if (container.removed) return;
  }
  state.removing = true;
  yield* deleteContainer(engine, container, { volumes });
}

/** The last of a stopped container. */
export function* deleteContainer(
  engine: Engine,
  container: Container,
  { volumes }: { readonly volumes: boolean },
): Run<void> {
  yield* sleep(engine.kernel, latency.remove);
  engine.remove(container);
  container.removed = true;
  container.changed.wake();
  if (volumes) removeAnonymousVolumes(engine, container);
  engine.event(container, 'destroy');
}

function removeAnonymousVolumes(engine: Engine, container: Container): void {
  for (const { type, name } of container.mounts) {
    const volume = type === 'volume' ? engine.volumes.get(name) : undefined;
    if (volume?.anonymous && usersOf(engine, volume).length === 0) removeVolume(engine, name);
  }
}
