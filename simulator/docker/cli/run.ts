import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { AttachStreams } from '../attach-streams';
import type { Container } from '../container';
import type { CreateOptions } from '../create';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { startByHand } from '../start';
import { answer, call, daemonSays, print, request, warn } from './call';
import { CommandError, type CommandRun } from './command-run';
import { readOptions } from './container-options';
import { createFlags, requestCreate, runProblem } from './create';
import { followContainer, waitForEnd } from './follow';

const flags = {
  ...createFlags,
  pull: string({ usage: 'Pull image before running ("always", "missing", "never")', initial: 'missing' }),
  detach: bool({ short: 'd', usage: 'Run container in background and print container ID' }),
  'detach-keys': string({ usage: 'Override the key sequence for detaching a container' }),
  'sig-proxy': bool({ initial: true, usage: 'Proxy received signals to the process' }),
};

export const runCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'run [OPTIONS] IMAGE [COMMAND] [ARG...]',
    short: 'Create and run a new container from an image',
    aliasLine: 'docker container run, docker run',
    group: 'common',
    args: { min: 1 },
    interspersed: false,
    completes: ['image', 'none'],
    flags,
    run: ({ values, args, changed }) =>
      function* (sys) {
        if (values.detach && values.attach.length > 0) throw new CommandError('Conflicting options: -a and -d');
        const options = readRunOptions(sys, values, changed, args);
        const { config, hostConfig } = options;
        if (config.attachStdin && config.tty && !sys.isatty(0)) throw new CommandError('the input device is not a TTY');
        if (
          hostConfig.networkMode === 'host' &&
          (hostConfig.publishAllPorts || Object.keys(hostConfig.portBindings).length > 0)
        ) {
          yield* warn(sys, 'WARNING: Published ports are discarded when using host network mode\n');
        }
        const container = yield* create(sys, engine, options, values.pull);
        if (values.detach) return yield* runDetached(sys, engine, container);
        return yield* runAttached(sys, engine, container, values['sig-proxy'], values['detach-keys']);
      },
  });

function readRunOptions(...args: Parameters<typeof readOptions>): CreateOptions {
  try {
    return readOptions(...args);
  } catch (error) {
    if (error instanceof Errno || !(error instanceof Error)) throw error;
    throw new CommandError(runProblem(error.message), 125);
  }
}

function* create(sys: Syscalls, engine: Engine, options: CreateOptions, pull: string): Run<Container> {
  try {
    return yield* requestCreate(sys, engine, options, pull, 'run');
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    throw new CommandError(runProblem(daemonSays(error)), 125);
  }
}

function* runDetached(sys: Syscalls, engine: Engine, container: Container): Run {
  try {
    yield* call(sys, engine, startByHand(engine, container));
  } catch (error) {
    yield* print(sys, `${container.id}\n`);
    throw startFailure(error);
  }
  yield* print(sys, `${container.id}\n`);
  return 0;
}

/** A container that can't be started: the status tells why, the way a shell's does. */
function startFailure(error: unknown): unknown {
  if (!(error instanceof DaemonError)) return error;
  const { message } = error;
  const notFound = /executable file not found|no such file or directory|system cannot find the file specified/.test(
    message,
  );
  const denied = /permission denied|is a directory/.test(message);
  return new CommandError(runProblem(daemonSays(error), 'run', false), notFound ? 127 : denied ? 126 : 125);
}

/** Starts a container and stays with it until it ends; answers its status. `failure` words a start that failed. */
export function* runAttached(
  sys: Syscalls,
  engine: Engine,
  container: Container,
  sigProxy: boolean,
  detachKeys: string,
  failure: (error: unknown) => unknown = startFailure,
): Run {
  const streams = new AttachStreams();
  container.attached.add(streams);
  engine.event(container, 'attach');
  const start = request(engine, startByHand(engine, container));
  const blind = !container.config.attachStdout && !container.config.attachStderr;
  if (blind) yield* print(sys, `${container.id}\n`);
  const options = { sigProxy, detachKeys, start, selected: true };
  const how = yield* followContainer(sys, engine, container, streams, options);
  try {
    yield* answer(sys, start);
  } catch (error) {
    throw failure(error);
  }
  if (how === 'detached' || blind) return 0;
  return yield* waitForEnd(sys, container);
}
