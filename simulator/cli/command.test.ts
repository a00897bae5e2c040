import { describe, expect, it } from 'vitest';
import { command } from './command-spec';
import { completeCommand } from './complete';
import { bool, bytes, int, list, string } from './flag-types';
import { flagUsages, helpText } from './help';
import { resolveCommand } from './resolve-command';

const stop = command({
  use: 'stop [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Stop one or more running containers',
  aliasLine: 'docker container stop, docker stop',
  args: { min: 1 },
  completes: ['container'],
  flags: {
    signal: string({ short: 's', usage: 'Signal to send to the container', completes: 'signal' }),
    timeout: int({ short: 't', usage: 'Seconds to wait before killing the container' }),
    time: int({ deprecated: 'use --timeout instead' }),
  },
  run: ({ values }) => `stop ${values.timeout}`,
});
const run = command({
  use: 'run [OPTIONS] IMAGE [COMMAND] [ARG...]',
  short: 'Create and run a new container from an image',
  group: 'common',
  args: { min: 1 },
  interspersed: false,
  completes: ['image', 'program'],
  flags: {
    'add-host': list({ usage: 'Add a custom host-to-IP mapping (host:ip)' }),
    cgroupns: string({
      usage:
        "Cgroup namespace to use (host|private)\n'host':    Run the container in the Docker host's cgroup namespace\n'private': Run the container in its own private cgroup namespace\n'':        Use the cgroup namespace as configured by the\n           default-cgroupns-mode option on the daemon (default)",
    }),
    detach: bool({ short: 'd', usage: 'Run container in background and print container ID' }),
    'health-start-interval': int({
      type: 'duration',
      shown: '0s',
      usage: 'Time between running the check during the start period (ms|s|m|h)',
    }),
    help: bool({ usage: 'Print usage' }),
    hostname: string({ short: 'h', usage: 'Container host name' }),
    interactive: bool({ short: 'i', usage: 'Keep STDIN open even if not attached' }),
    ip: string({ usage: 'IPv4 address (e.g., 172.30.100.104)' }),
    memory: bytes({ short: 'm', usage: 'Memory limit' }),
    'memory-swap': bytes({ usage: "Swap limit equal to memory plus swap: '-1' to enable unlimited swap" }),
    pull: string({ usage: 'Pull image before running ("always", "missing", "never")', initial: 'missing' }),
    'sig-proxy': bool({ usage: 'Proxy received signals to the process', initial: true }),
  },
  run: () => 'run',
});
const rename = command({
  use: 'rename CONTAINER NEW_NAME',
  short: 'Rename a container',
  args: { min: 2, max: 2 },
  flags: {},
  run: () => 'rename',
});
const container = command({
  use: 'container',
  short: 'Manage containers',
  flags: {},
  args: { max: 0 },
  commands: [rename, stop],
});
const docker = command({
  use: 'docker [OPTIONS] COMMAND [ARG...]',
  short: 'A self-sufficient runtime for containers',
  footer: 'For more help on how to use Docker, head to https://docs.docker.com/go/guides/',
  flags: {
    debug: bool({ short: 'D', usage: 'Enable debug mode' }),
    host: list({ short: 'H', usage: 'Daemon socket to connect to' }),
  },
  commands: [stop, run, rename, container],
});
const say = (...argv: string[]) => {
  const result = resolveCommand(docker, argv);
  return result.kind === 'text'
    ? { exit: result.exit, text: result.stderr + result.stdout }
    : result.spec.run?.(result.line, result.outer);
};

describe('help', () => {
  it("prints a command in Docker's layout", () => {
    expect(helpText([docker], stop)).toBe(`
Usage:  docker stop [OPTIONS] CONTAINER [CONTAINER...]

Stop one or more running containers

Aliases:
  docker container stop, docker stop

Options:
  -s, --signal string   Signal to send to the container
  -t, --timeout int     Seconds to wait before killing the container
`);
  });

  it('wraps as pflag does', () => {
    expect(flagUsages(run.flags, 79)).toBe(`      --add-host list                    Add a custom host-to-IP mapping
                                         (host:ip)
      --cgroupns string                  Cgroup namespace to use
                                         (host|private)
                                         'host':    Run the container in
                                         the Docker host's cgroup
                                         namespace
                                         'private': Run the container in
                                         its own private cgroup namespace
                                         '':        Use the cgroup
                                         namespace as configured by the
                                                    default-cgroupns-mode
                                         option on the daemon (default)
  -d, --detach                           Run container in background and
                                         print container ID
      --health-start-interval duration   Time between running the check
                                         during the start period
                                         (ms|s|m|h) (default 0s)
      --help                             Print usage
  -h, --hostname string                  Container host name
  -i, --interactive                      Keep STDIN open even if not attached
      --ip string                        IPv4 address (e.g., 172.30.100.104)
  -m, --memory bytes                     Memory limit
      --memory-swap bytes                Swap limit equal to memory plus
                                         swap: '-1' to enable unlimited swap
      --pull string                      Pull image before running
                                         ("always", "missing", "never")
                                         (default "missing")
      --sig-proxy                        Proxy received signals to the
                                         process (default true)`);
  });

  it('lists subcommands by group', () => {
    expect(helpText([], docker)).toBe(`
Usage:  docker [OPTIONS] COMMAND

A self-sufficient runtime for containers

Common Commands:
  run         Create and run a new container from an image

Management Commands:
  container   Manage containers

Commands:
  rename      Rename a container
  stop        Stop one or more running containers

Global Options:
  -D, --debug       Enable debug mode
  -H, --host list   Daemon socket to connect to

Run 'docker COMMAND --help' for more information on a command.

For more help on how to use Docker, head to https://docs.docker.com/go/guides/
`);
  });
});

describe('resolveCommand', () => {
  it('runs what is right', () => {
    expect(say('-D', 'stop', 'web', '-t3')).toBe('stop 3');
    expect(say('container', 'rename', 'a', 'b')).toBe('rename');
    expect(say('run', 'image', '--help')).toBe('run');
  });

  it("complains in Docker's words and exit codes", () => {
    expect(say('run')).toEqual({
      exit: 1,
      text: '"docker run" requires at least 1 argument.\nSee \'docker run --help\'.\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nCreate and run a new container from an image\n',
    });
    expect(say('rename', 'a')).toMatchObject({
      exit: 1,
      text: expect.stringMatching(/^"docker rename" requires exactly 2 arguments\.\n/),
    });
    expect(say('frobnicate')).toEqual({
      exit: 1,
      text: "docker: 'frobnicate' is not a docker command.\nSee 'docker --help'\n",
    });
    expect(say('run', '--nosuchflag', 'x')).toEqual({
      exit: 125,
      text: "unknown flag: --nosuchflag\nSee 'docker run --help'.\n",
    });
    expect(say('container', 'nope')).toMatchObject({
      exit: 1,
      text: expect.stringMatching(/^\nUsage: {2}docker container COMMAND\n/),
    });
    expect(say('stop', '-h')).toMatchObject({
      exit: 0,
      text: expect.stringMatching(/^Flag shorthand -h has been deprecated, use --help\n\nUsage/),
    });
    expect(say('help', 'stop')).toEqual({ exit: 0, text: helpText([docker], stop) });
  });
});

describe('completeCommand', () => {
  const names: Record<string, string[]> = { container: ['web', 'worker', 'db'], image: ['nginx'], signal: ['TERM'] };
  const complete = (line: string) =>
    completeCommand(docker, line.split(' '), ({ kind }) => names[kind] ?? []).candidates;
  it('offers subcommands, flags and things', () => {
    expect(complete('st')).toEqual(['stop']);
    expect(complete('')).toEqual(['container', 'rename', 'run', 'stop']);
    expect(complete('container s')).toEqual(['stop']);
    expect(complete('stop --s')).toEqual(['--signal']);
    expect(complete('-H tcp stop w')).toEqual(['web', 'worker']);
    expect(complete('stop -s ')).toEqual(['TERM']);
    expect(complete('stop --signal=T')).toEqual(['TERM']);
    expect(complete('stop web d')).toEqual(['db']);
    expect(complete('run -d ')).toEqual(['nginx']);
    expect(complete('run nginx -')).toEqual([]);
  });
});
