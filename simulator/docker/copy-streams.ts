import type { PipeEnd } from '../kernel/pipe';
import type { Proc } from '../kernel/proc';
import type { Run } from '../kernel/syscalls';
import type { Tty } from '../kernel/tty';
import type { AttachStreams, StreamChunk } from './attach-streams';
import type { Container, Sandbox } from './container';
import type { Engine } from './engine';
import type { Stream } from './logs';
import { sleep, waitFor } from './wait';

const BLOCK = 32768;
/** ms the daemon takes to write one line of a log; writers that are faster wait. */
const LINE_COST = 0.005;
/** Lines that come with no delay worth simulating. */
const FEW = 200;

/** Reads one stream of a container until every holder of its other end is gone. */
export function* copyPipe(
  engine: Engine,
  container: Container,
  sandbox: Sandbox,
  stream: Stream,
  pipe: PipeEnd,
): Run<void> {
  for (;;) {
    const data = pipe.read(BLOCK);
    if (data === '') break;
    if (data === null) {
      yield* waitFor([pipe.readers]);
      continue;
    }
    yield* deliver(container.attached, { stream, data, kind: 'output' });
    const lines = container.logs.write(stream, data, engine.kernel.clock.now);
    if (lines > FEW || data.length >= BLOCK) yield* sleep(engine.kernel, Math.max(lines * LINE_COST, 0.4));
  }
  pipe.drop();
  container.logs.flush(stream, engine.kernel.clock.now);
  finish(sandbox);
}

/** Reads a container's terminal until its first process is gone. */
export function* copyTty(engine: Engine, container: Container, sandbox: Sandbox, tty: Tty, init: Proc): Run<void> {
  while (tty.hasOutput || init.alive) {
    if (!tty.hasOutput) yield* waitFor([tty.outputReady, init.exited]);
    for (const { data, kind } of tty.take(BLOCK)) {
      yield* deliver(container.attached, { stream: 'stdout', data, kind });
      const lines = container.logs.write('stdout', data, engine.kernel.clock.now);
      if (lines > FEW) yield* sleep(engine.kernel, lines * LINE_COST);
    }
  }
  engine.kernel.closeTty(tty);
  container.logs.flush('stdout', engine.kernel.clock.now);
  finish(sandbox);
}

function* deliver(clients: Iterable<AttachStreams>, chunk: StreamChunk): Run<void> {
  for (const client of clients) {
    client.push(chunk);
    while (client.full) yield* waitFor([client.drained]);
  }
}

function finish(sandbox: Sandbox): void {
  sandbox.copying -= 1;
  sandbox.copied.wake();
}

/** The same for one client and no log: the output of an exec. */
export function* copyExecPipe(streams: AttachStreams, stream: Stream, pipe: PipeEnd, done: () => void): Run<void> {
  for (;;) {
    const data = pipe.read(BLOCK);
    if (data === '') break;
    if (data === null) yield* waitFor([pipe.readers]);
    else yield* deliver([streams], { stream, data, kind: 'output' });
  }
  pipe.drop();
  done();
}

export function* copyExecTty(
  engine: Engine,
  streams: AttachStreams,
  tty: Tty,
  proc: Proc,
  done: () => void,
): Run<void> {
  while (tty.hasOutput || proc.alive) {
    if (!tty.hasOutput) yield* waitFor([tty.outputReady, proc.exited]);
    for (const { data, kind } of tty.take(BLOCK)) yield* deliver([streams], { stream: 'stdout', data, kind });
  }
  engine.kernel.closeTty(tty);
  done();
}
