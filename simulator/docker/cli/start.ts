import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { AttachStreams } from '../attach-streams';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { startByHand } from '../start';
import { answer, ask, call, daemonSays, print, request, warn } from './call';
import { CommandError, type CommandRun } from './command-run';
import { followContainer, waitForEnd } from './follow';

const flags = {
  attach: bool({ short: 'a', usage: 'Attach STDOUT/STDERR and forward signals' }),
  'detach-keys': string({ usage: 'Override the key sequence for detaching a container' }),
  interactive: bool({ short: 'i', usage: "Attach container's STDIN" }),
};

export const startCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'start [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Start one or more stopped containers',
    aliasLine: 'docker container start, docker start',
    args: { min: 1 },
    completes: ['stopped'],
    flags,
    run: ({ values, args }) =>
      function* (sys) {
        if (!values.attach && !values.interactive) return yield* startAll(sys, engine, args);
        const [name = '', ...others] = args;
        if (others.length > 0) throw new CommandError('you cannot start and attach multiple containers at once');
        return yield* startAttached(sys, engine, name, values);
      },
  });

function* startAll(sys: Syscalls, engine: Engine, names: readonly string[]): Run {
  const failed: string[] = [];
  for (const name of names) {
    try {
      yield* call(sys, engine, startOne(engine, name));
      yield* print(sys, `${name}\n`);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      yield* warn(sys, `${daemonSays(error)}\n`);
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new CommandError(`Error: failed to start containers: ${failed.join(', ')}`);
  return 0;
}

function* startOne(engine: Engine, name: string): Run<void> {
  yield* startByHand(engine, engine.require(name));
}

function* startAttached(
  sys: Syscalls,
  engine: Engine,
  name: string,
  values: { interactive: boolean; 'sig-proxy'?: boolean; 'detach-keys': string },
): Run {
  const container = yield* ask(sys, () => engine.require(name));
  const streams = new AttachStreams();
  container.attached.add(streams);
  const start = request(engine, startByHand(engine, container));
  const how = yield* followContainer(sys, engine, container, streams, {
    sigProxy: true,
    detachKeys: values['detach-keys'],
    noStdin: !values.interactive,
    start,
  });
  try {
    yield* answer(sys, start);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    throw new CommandError(`${daemonSays(error)}\nError: failed to start containers: ${name}`);
  }
  return how === 'detached' ? 0 : yield* waitForEnd(sys, container);
}
