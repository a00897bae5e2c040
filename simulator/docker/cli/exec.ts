import { command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { createExec, type Exec, type ExecOptions, startExec } from '../exec';
import { ask, call, daemonSays, request } from './call';
import { CommandError, type CommandRun } from './command-run';
import { parseDetachKeys } from './detach-keys';
import { checkEnv } from './flag-checks';
import { readEnv } from './key-values';
import { pump } from './pump';

const flags = {
  detach: bool({ short: 'd', usage: 'Detached mode: run command in the background' }),
  'detach-keys': string({ usage: 'Override the key sequence for detaching a container' }),
  env: list({ short: 'e', usage: 'Set environment variables', check: checkEnv }),
  'env-file': list({ usage: 'Read in a file of environment variables', completes: 'file' }),
  interactive: bool({ short: 'i', usage: 'Keep STDIN open even if not attached' }),
  privileged: bool({ usage: 'Give extended privileges to the command' }),
  tty: bool({ short: 't', usage: 'Allocate a pseudo-TTY' }),
  user: string({ short: 'u', usage: 'Username or UID (format: "<name|uid>[:<group|gid>]")' }),
  workdir: string({ short: 'w', usage: 'Working directory inside the container' }),
};

export const execCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'exec [OPTIONS] CONTAINER COMMAND [ARG...]',
    short: 'Execute a command in a running container',
    aliasLine: 'docker container exec, docker exec',
    group: 'common',
    args: { min: 2 },
    interspersed: false,
    completes: ['running', 'none'],
    flags,
    run: ({ values, args: [name = '', ...argv] }) =>
      function* (sys) {
        const options: ExecOptions = {
          argv,
          env: readVariables(sys, values['env-file'], values.env),
          user: values.user,
          workingDir: values.workdir,
          tty: values.tty,
          openStdin: values.interactive && !values.detach,
          privileged: values.privileged,
          ...(values.tty && sys.isatty(0) && { size: sys.windowSize(0) }),
        };
        if (options.openStdin && options.tty && !sys.isatty(0)) throw new CommandError('the input device is not a TTY');
        const exec = yield* ask(sys, () => createExec(engine, engine.require(name), options));
        return yield* runExec(sys, engine, exec, { detach: values.detach, detachKeys: values['detach-keys'] });
      },
  });

function readVariables(...args: Parameters<typeof readEnv>): string[] {
  try {
    return readEnv(...args);
  } catch (error) {
    if (error instanceof Errno || !(error instanceof Error)) throw error;
    throw new CommandError(error.message);
  }
}

/** Runs what was made ready, and answers its status. */
export function* runExec(
  sys: Syscalls,
  engine: Engine,
  exec: Exec,
  { detach = false, detachKeys = '' }: { readonly detach?: boolean; readonly detachKeys?: string } = {},
): Run {
  return yield* detach ? runDetached(sys, engine, exec) : runAttached(sys, engine, exec, detachKeys);
}

function* runDetached(sys: Syscalls, engine: Engine, exec: Exec): Run {
  yield* call(sys, engine, startExec(engine, exec));
  if (exec.exitCode !== 126) return 0;
  const message = exec.streams
    .take()
    .map(({ data }) => data)
    .join('')
    .trim();
  throw new CommandError(daemonSays(new DaemonError(message)));
}

function* runAttached(sys: Syscalls, engine: Engine, exec: Exec, detachKeys: string): Run {
  const start = request(engine, startExec(engine, exec));
  const how = yield* pump(sys, {
    streams: exec.streams,
    target: () => (exec.proc ? exec : undefined),
    interactive: exec.options.openStdin,
    tty: exec.options.tty,
    detachKeys: parseDetachKeys(detachKeys),
    onStdinEnd: () => {
      exec.stdin?.drop();
      exec.stdin = undefined;
    },
    until: { queue: start.done, reached: () => start.outcome !== undefined && 'error' in start.outcome },
  });
  if (start.outcome && 'error' in start.outcome) throw start.outcome.error;
  if (how === 'detached') return 0;
  return exec.exitCode ?? 0;
}
