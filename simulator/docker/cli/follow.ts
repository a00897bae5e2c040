import { signalName } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { AttachStreams } from '../attach-streams';
import type { Container } from '../container';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { killContainer } from '../stop';
import type { Request } from './call';
import { parseDetachKeys } from './detach-keys';
import { pump } from './pump';

interface FollowOptions {
  readonly sigProxy: boolean;
  readonly detachKeys: string;
  readonly noStdin?: boolean;
  /** As `docker run` does, which the container's own settings bind to some streams. */
  readonly selected?: boolean;
  /** A start under way: when it fails there is nothing to follow. */
  readonly start?: Request<void>;
}

/** Attaches the client to a container until that ends, or the user detaches. */
export function* followContainer(
  sys: Syscalls,
  engine: Engine,
  container: Container,
  streams: AttachStreams,
  { sigProxy, detachKeys, start, noStdin = false, selected = false }: FollowOptions,
): Run<'ended' | 'detached'> {
  const { config } = container;
  const shown = ([config.attachStdout && 'stdout', config.attachStderr && 'stderr'] as const).filter(
    (one) => one !== false,
  );
  const outcome = yield* pump(sys, {
    streams,
    target: () => container.sandbox,
    interactive: config.openStdin && !noStdin && (!selected || config.attachStdin),
    ...(selected && { shown, inputOnly: shown.length === 0 }),
    tty: config.tty,
    detachKeys: parseDetachKeys(detachKeys),
    ...(sigProxy &&
      !config.tty && {
        onSignal: (signal: number) => {
          try {
            killContainer(engine, container, signalName(signal) ?? String(signal), false);
          } catch (error) {
            if (!(error instanceof DaemonError)) throw error;
          }
        },
      }),
    onStdinEnd: () => {
      const { sandbox } = container;
      if (!config.stdinOnce || !sandbox?.stdin) return;
      sandbox.stdin.drop();
      sandbox.stdin = undefined;
    },
    ...(start && {
      until: { queue: start.done, reached: () => start.outcome !== undefined && 'error' in start.outcome },
    }),
  });
  container.attached.delete(streams);
  streams.close();
  if (outcome === 'detached') engine.event(container, 'detach');
  return outcome;
}

/** The exit status of a container whose output has ended; one that removes itself is gone by then. */
export function* waitForEnd(sys: Syscalls, container: Container): Run {
  const over = () => container.removed || (!container.sandbox && !container.hostConfig.autoRemove);
  while (!over()) yield* sys.waitFor([container.changed]);
  return container.state.exitCode;
}
