import type { Run } from '../kernel/syscalls';
import type { Container } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { sleep } from './wait';

/** ms until the swarm has given a container its place. */
const ATTACH = 900;

/** A container that is no task asks the swarm for its places on overlay networks. Throws DaemonError. */
export function* attachOverlays(engine: Engine, container: Container): Run<void> {
  const places = [...container.endpoints.values()].filter(({ network, wanted }) => network.overlay && !wanted);
  for (const { network } of places) {
    if (!network.attachable)
      throw new DaemonError(
        `Could not attach to network ${network.name}: rpc error: code = PermissionDenied desc = network ${network.name} not manually attachable.`,
      );
    yield* sleep(engine.kernel, ATTACH);
  }
}
