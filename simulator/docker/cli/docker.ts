import { type CommandSpec, command, nameOf } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import { FlagError, parseFlags } from '../../cli/flags';
import { resolveCommand } from '../../cli/resolve-command';
import { Errno } from '../../kernel/errno';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { latency } from '../latency';
import { daemonSays, print, warn } from './call';
import { CommandError, type CommandRun } from './command-run';
import { type BuildHooks, commandsOf } from './commands';
import { versionLine } from './version';

export interface DockerHooks extends BuildHooks {
  /** Commands of other folders: each takes the place of the one of its name. */
  readonly more?: readonly CommandSpec<CommandRun>[];
  /** Programs that know a command with all below it, by its name: they come when they are needed. */
  readonly parts?: Readonly<Record<string, string>>;
}

const flags = {
  config: string({ initial: '/home/learner/.docker', usage: 'Location of client config files' }),
  context: string({
    short: 'c',
    usage:
      'Name of the context to use to connect to the daemon (overrides DOCKER_HOST env var and default context set with "docker context use")',
  }),
  debug: bool({ short: 'D', usage: 'Enable debug mode' }),
  host: list({ short: 'H', usage: 'Daemon socket to connect to' }),
  'log-level': string({
    short: 'l',
    initial: 'info',
    usage: 'Set the logging level ("debug", "info", "warn", "error", "fatal")',
  }),
  tls: bool({ usage: 'Use TLS; implied by --tlsverify' }),
  tlscacert: string({ initial: '/home/learner/.docker/ca.pem', usage: 'Trust certs signed only by this CA' }),
  tlscert: string({ initial: '/home/learner/.docker/cert.pem', usage: 'Path to TLS certificate file' }),
  tlskey: string({ initial: '/home/learner/.docker/key.pem', usage: 'Path to TLS key file' }),
  tlsverify: bool({ usage: 'Use TLS and verify the remote' }),
  version: bool({ short: 'v', usage: 'Print version information and quit' }),
};

/** The whole command line, for reading, help and completion. */
export function dockerCommand(engine: Engine, { more = [], ...hooks }: DockerHooks = {}): CommandSpec<CommandRun> {
  const replaced = new Set(more.map(nameOf));
  const commands = [...commandsOf(engine, hooks).filter((spec) => !replaced.has(nameOf(spec))), ...more];
  return command<CommandRun, typeof flags>({
    use: 'docker',
    short: 'A self-sufficient runtime for containers',
    flags,
    commands,
    footer: 'For more help on how to use Docker, head to https://docs.docker.com/go/guides/\n',
  });
}

/** The docker client. */
export function createDockerProgram(engine: Engine, hooks: DockerHooks = {}): Program {
  const root = dockerCommand(engine, hooks);
  return function* (sys, argv) {
    const part = partFor(hooks, argv.slice(1));
    if (part !== undefined) return yield* engine.kernel.program(part)(sys, argv);
    yield* sys.compute(latency.client);
    const columns = sys.isatty(1) ? sys.windowSize(1).columns : 80;
    const words = argv.slice(1);
    if (/^(-v|--version)$/.test(words[0] ?? '')) {
      yield* print(sys, versionLine);
      return 0;
    }
    const plugin = pluginCall(sys, words);
    if (plugin) return yield* sys.exec(...plugin, sys.env());
    const resolved = resolveCommand(root, words, columns);
    if (resolved.kind === 'text') {
      yield* print(sys, resolved.stdout);
      yield* warn(sys, resolved.stderr);
      return resolved.exit;
    }
    if (resolved.stderr !== '') yield* warn(sys, resolved.stderr);
    return yield* attempt(sys, () => resolved.spec.run?.(resolved.line, resolved.outer));
  };
}

/** The program that knows more about the command that is called. */
function partFor({ parts = {} }: DockerHooks, words: readonly string[]): string | undefined {
  try {
    const { args } = parseFlags(flags, words, { interspersed: false });
    const [name = ''] = args[0] === 'help' ? args.slice(1) : args;
    return Object.hasOwn(parts, name) ? parts[name] : undefined;
  } catch (error) {
    if (error instanceof FlagError) return undefined;
    throw error;
  }
}

/** A file that takes part as `docker NAME`, and what it is called with. Buildx is built in here. */
function pluginCall(
  sys: Syscalls,
  words: readonly string[],
): readonly [path: string, argv: readonly string[]] | undefined {
  try {
    const { args } = parseFlags(flags, words, { interspersed: false });
    const [name = ''] = args;
    const path = `/usr/libexec/docker/cli-plugins/docker-${name}`;
    const found = /^[a-z]+$/.test(name) && name !== 'buildx' && sys.access(path, 'x');
    return found ? [path, [path, ...args]] : undefined;
  } catch (error) {
    if (error instanceof FlagError) return undefined;
    throw error;
  }
}

/** Runs a command; what it throws is said as the docker client says it. */
export function* attempt(sys: Syscalls, begin: () => CommandRun | undefined): Run {
  try {
    const run = begin();
    return run ? yield* run(sys) : 0;
  } catch (error) {
    if (error instanceof CommandError) {
      if (error.message !== '') yield* warn(sys, `${error.message}\n`);
      return error.exit;
    }
    if (error instanceof DaemonError) {
      yield* warn(sys, `${daemonSays(error)}\n`);
      return 1;
    }
    if (!(error instanceof Errno)) throw error;
    // Nobody reads any more: Go ends quietly.
    if (error.code === 'EPIPE') return 1;
    const why = error.message.charAt(0).toLowerCase() + error.message.slice(1);
    yield* warn(sys, `${error.path === undefined ? why : `open ${error.path}: ${why}`}\n`);
    return 1;
  }
}
