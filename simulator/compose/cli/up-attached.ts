import { print, request, warn } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import type { Container } from '../../docker/container';
import { killContainer } from '../../docker/stop';
import { signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import type { Project } from '../file/project';
import { rest, show } from '../follow';
import { serviceContainers, serviceOf, shortName } from '../labels';
import { LogFollower } from '../log-follower';
import { LogPrinter } from '../log-lines';
import { all } from '../parallel';
import { Progress } from '../progress';
import { CANCELED, openSession, type Session } from '../session';
import { startServices } from '../start-services';
import { stopServices } from '../stop-services';
import type { Context } from './context';
import type { UpValues } from './up';

/** Starts a project and shows what its containers write until the last one has ended; Ctrl-C stops them. */
export function* upAttached(
  context: Context,
  project: Project,
  asked: readonly string[],
  values: UpValues,
  timeout: number | undefined,
): Run {
  const { sys, engine } = context;
  const interrupted = new WaitQueue();
  let signalled = 0;
  for (const signal of [signals.INT, signals.TERM])
    sys.sigaction(signal, {
      handler: () => {
        signalled += 1;
        interrupted.wake();
      },
    });
  const attached = followed(project, asked, values);
  const containers = serviceContainers(engine, project.name, attached);
  yield* print(sys, `Attaching to ${containers.map(shortName).join(', ')}\n`);
  const printer = new LogPrinter(containers, {
    prefix: !values['no-log-prefix'],
    colour: !values['no-color'] && sys.isatty(1),
    timestamps: values.timestamps,
  });
  const session = openSession(engine, project, new Progress({ title: 'Stopping' }));
  const starting = request(engine, startServices(quiet(session)));
  const follower = new LogFollower(containers);
  const aborts = values['abort-on-container-exit'] || values['exit-code-from'] !== '';
  for (;;) {
    for (const { container, entry } of follower.take()) yield* print(sys, printer.line(container, entry));
    if (starting.outcome && 'error' in starting.outcome) throw starting.outcome.error;
    if (signalled > 0) {
      yield* print(sys, '\x1b[2K');
      yield* warn(sys, 'Gracefully stopping... (press Ctrl+C again to force)\n');
      yield* stopAll(context, session, timeout, interrupted, () => signalled > 1);
      throw new CommandError('canceled', CANCELED);
    }
    for (const { container, exitCode } of follower.takeEnded()) {
      yield* print(sys, `${shortName(container)} exited with code ${exitCode}\n`);
      if (!aborts) continue;
      yield* warn(sys, 'Aborting on container exit...\n');
      yield* stopAll(context, session, timeout, interrupted, () => signalled > 0);
      return exitOf(values['exit-code-from'], container, containers);
    }
    if (follower.running === 0 && starting.outcome) return 0;
    if (follower.idle) yield* rest(sys, [...follower.queues, interrupted, starting.done]);
  }
}

/** The services whose output is shown. */
function followed(project: Project, asked: readonly string[], values: UpValues): readonly string[] {
  const names = Object.keys(project.services);
  const chosen =
    values.attach.length > 0
      ? names.filter((name) => values.attach.includes(name))
      : values['attach-dependencies']
        ? names
        : asked;
  return chosen.filter((name) => !values['no-attach'].includes(name) && project.services[name]?.['attach'] !== false);
}

/** While containers are watched, their starts are not told. */
const quiet = (session: Session): Session => ({ ...session, progress: new Progress({ quiet: true }) });

const exitOf = (from: string, ended: Container, containers: readonly Container[]): number =>
  (from === '' ? ended : (containers.find((container) => serviceOf(container) === from) ?? ended)).state.exitCode;

function* stopAll(
  { sys, engine }: Context,
  session: Session,
  timeout: number | undefined,
  woken: WaitQueue,
  forced: () => boolean,
): Run<void> {
  const names = Object.keys(session.project.services);
  const stop = function* (): Run<void> {
    const stopping = request(engine, stopServices(session, names, timeout));
    while (!stopping.outcome && !forced()) yield* waitForEither(stopping.done, woken);
    if (!stopping.outcome) yield* killAll(session, names);
    while (!stopping.outcome) yield* waitForEither(stopping.done, woken);
    if ('error' in stopping.outcome) throw stopping.outcome.error;
  };
  yield* show(sys, engine, session.progress, stop(), woken);
}

function* waitForEither(done: WaitQueue, woken: WaitQueue): Run<void> {
  yield { kind: 'wait', queues: [done, woken], deadline: Number.POSITIVE_INFINITY };
}

function* killAll({ engine, project, progress }: Session, names: readonly string[]): Run<void> {
  yield* all(
    engine,
    serviceContainers(engine, project.name, names)
      .filter(({ state }) => state.running)
      .map(function* (container): Run<void> {
        progress.report(`Container ${container.name}`, 'Killing');
        killContainer(engine, container);
        while (container.sandbox) yield* waitForEither(container.changed, container.changed);
        progress.report(`Container ${container.name}`, 'Killed');
      }),
  );
}
