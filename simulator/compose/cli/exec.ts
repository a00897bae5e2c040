import { bool, int, list, string } from '../../cli/flag-types';
import { ask } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { runExec } from '../../docker/cli/exec';
import { readEnv } from '../../docker/cli/key-values';
import type { Container } from '../../docker/container';
import type { Engine } from '../../docker/engine';
import { createExec } from '../../docker/exec';
import { numberOf, serviceContainers } from '../labels';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';

const flags = {
  detach: bool({ short: 'd', usage: 'Detached mode: Run command in the background' }),
  env: list({ short: 'e', usage: 'Set environment variables', type: 'stringArray' }),
  index: int({ usage: 'Index of the container if service has multiple replicas' }),
  interactive: bool({ short: 'i', hidden: true, initial: true, usage: 'Keep STDIN open even if not attached.' }),
  'no-TTY': bool({
    short: 'T',
    usage: 'Disable pseudo-TTY allocation. By default docker compose exec allocates a TTY.',
    type: 'docker compose exec',
    initial: true,
  }),
  privileged: bool({ usage: 'Give extended privileges to the process' }),
  tty: bool({ short: 't', hidden: true, initial: true, usage: 'Allocate a pseudo-TTY.' }),
  user: string({ short: 'u', usage: 'Run the command as this user' }),
  workdir: string({ short: 'w', usage: 'Path to workdir directory for this command' }),
};

export const execCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'exec [OPTIONS] SERVICE COMMAND [ARGS...]',
      short: 'Execute a command in a running container',
      least: 2,
      interspersed: false,
      completes: ['service', 'none'],
      flags,
    },
    function* (context, { values, changed, args: [service = '', ...argv] }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context);
      const container = runningOf(engine, project.name, service, values.index);
      const noTty = changed.has('no-TTY') ? values['no-TTY'] : !sys.isatty(1);
      const options = {
        argv,
        env: readEnv(sys, [], values.env),
        user: values.user,
        workingDir: values.workdir,
        tty: !noTty,
        openStdin: values.interactive && !values.detach,
        privileged: values.privileged,
        ...(!noTty && sys.isatty(0) && { size: sys.windowSize(0) }),
      };
      if (options.openStdin && options.tty && !sys.isatty(0)) throw new CommandError('the input device is not a TTY');
      const exec = yield* ask(sys, () => createExec(engine, container, options, container.id));
      return yield* runExec(sys, engine, exec, { detach: values.detach });
    },
  );

/** The container of a service with that number, or the first. */
export function runningOf(engine: Engine, project: string, service: string, index = 0): Container {
  const running = serviceContainers(engine, project, [service]).filter(({ state }) => state.running);
  if (index > 0) {
    const found = running.find((container) => numberOf(container) === index);
    if (!found) throw new CommandError(`service ${JSON.stringify(service)} is not running container #${index}`);
    return found;
  }
  const [first] = [...running].sort((a, b) => numberOf(a) - numberOf(b));
  if (!first) throw new CommandError(`service ${JSON.stringify(service)} is not running`);
  return first;
}
