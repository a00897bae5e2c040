import type { CommandSpec } from '../../cli/command-spec';
import { command } from '../../cli/command-spec';
import { bool, int, list, string } from '../../cli/flag-types';
import { resolveCommand } from '../../cli/resolve-command';
import { print, warn } from '../../docker/cli/call';
import type { CommandRun } from '../../docker/cli/command-run';
import { attempt } from '../../docker/cli/docker';
import type { Program } from '../../kernel/syscalls';
import { commandsOf } from './commands';
import { type Host, help } from './context';

export const flags = {
  ansi: string({ usage: 'Control when to print ANSI control characters ("never"|"always"|"auto")', initial: 'auto' }),
  compatibility: bool({ usage: 'Run compose in backward compatibility mode' }),
  'dry-run': bool({ usage: 'Execute command in dry run mode' }),
  'env-file': list({ usage: 'Specify an alternate environment file', type: 'stringArray', completes: 'file' }),
  help,
  file: list({ short: 'f', usage: 'Compose configuration files', type: 'stringArray', completes: 'file' }),
  parallel: int({ usage: 'Control max parallelism, -1 for unlimited', initial: -1, shown: '-1' }),
  profile: list({ usage: 'Specify a profile to enable', type: 'stringArray', completes: 'profile' }),
  progress: string({ usage: 'Set type of progress output (auto, tty, plain, quiet)', initial: 'auto' }),
  'project-directory': string({
    usage: 'Specify an alternate working directory\n(default: the path of the, first specified, Compose file)',
    completes: 'folder',
  }),
  'project-name': string({ short: 'p', usage: 'Project name', completes: 'project' }),
  verbose: bool({ hidden: true }),
  version: bool({ short: 'v', hidden: true, usage: 'Show the Docker Compose version information' }),
  workdir: string({ hidden: true, usage: 'DEPRECATED! USE --project-directory INSTEAD.' }),
};

/** A wrong flag or word. */
const USAGE = 16;

/** `docker` with nothing below it but `compose`: for reading, help and completion. */
export const composeRoot = (host: Host): CommandSpec<CommandRun> =>
  command<CommandRun, Record<string, never>>({
    use: 'docker',
    short: '',
    flags: {},
    commands: [
      command<CommandRun, typeof flags>({
        use: 'compose',
        short: 'Docker Compose',
        long: 'Define and run multi-container applications with Docker',
        usageExit: USAGE,
        flags,
        commands: commandsOf(host),
      }),
    ],
  });

/** The plugin: its first argument is `compose`. */
export function createComposeProgram(host: Host): Program {
  const root = composeRoot(host);
  return function* (sys, argv) {
    yield* sys.compute(START);
    const columns = sys.isatty(1) ? sys.windowSize(1).columns : 80;
    const words = argv[1] === 'compose' ? argv.slice(2) : argv.slice(1);
    const resolved = resolveCommand(root, ['compose', ...words], columns);
    if (resolved.kind === 'text') {
      yield* print(sys, resolved.stdout);
      yield* warn(sys, resolved.stderr);
      return resolved.exit;
    }
    return yield* attempt(sys, () => resolved.spec.run?.(resolved.line, resolved.outer));
  };
}

/** ms of CPU until a command begins. */
const START = 60;
