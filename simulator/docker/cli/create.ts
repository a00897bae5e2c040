import { command } from '../../cli/command-spec';
import { bool, bytes, decimal, duration, int, list, string, uint } from '../../cli/flag-types';
import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Container } from '../container';
import { type CreateOptions, createContainer } from '../create';
import { NotFound, PluginNotFound } from '../daemon-error';
import type { Engine } from '../engine';
import { latency } from '../latency';
import { formatReference, InvalidReference, parseReference } from '../reference';
import { sleep } from '../wait';
import { call, print, warn } from './call';
import { CommandError, type CommandRun } from './command-run';
import { readOptions } from './container-options';
import {
  checkAddress,
  checkEnv,
  checkExtraHost,
  checkMount,
  checkStream,
  checkSysctl,
  checkUlimit,
} from './flag-checks';
import { noRegistry } from './pull';

export const createFlags = {
  'add-host': list({ usage: 'Add a custom host-to-IP mapping (host:ip)', check: checkExtraHost }),
  annotation: list({
    usage: 'Add an annotation to the container (passed through to the OCI runtime)',
    type: 'map',
    shown: 'map[]',
  }),
  attach: list({ short: 'a', usage: 'Attach to STDIN, STDOUT or STDERR', check: checkStream }),
  'blkio-weight': uint({
    usage: 'Block IO (relative weight), between 10 and 1000, or 0 to disable',
    bits: 16,
    type: 'uint16',
    shown: '0',
  }),
  'blkio-weight-device': list({ usage: 'Block IO weight (relative device weight)', shown: '[]' }),
  'cap-add': list({ usage: 'Add Linux capabilities' }),
  'cap-drop': list({ usage: 'Drop Linux capabilities' }),
  'cgroup-parent': string({ usage: 'Optional parent cgroup for the container' }),
  cgroupns: string({
    usage: `Cgroup namespace to use (host|private)
'host':    Run the container in the Docker host's cgroup namespace
'private': Run the container in its own private cgroup namespace
'':        Use the cgroup namespace as configured by the
           default-cgroupns-mode option on the daemon (default)`,
  }),
  cidfile: string({ usage: 'Write the container ID to the file' }),
  'cpu-period': int({ usage: 'Limit CPU CFS (Completely Fair Scheduler) period' }),
  'cpu-quota': int({ usage: 'Limit CPU CFS (Completely Fair Scheduler) quota' }),
  'cpu-rt-period': int({ usage: 'Limit CPU real-time period in microseconds' }),
  'cpu-rt-runtime': int({ usage: 'Limit CPU real-time runtime in microseconds' }),
  'cpu-shares': int({ short: 'c', usage: 'CPU shares (relative weight)' }),
  cpus: decimal({ usage: 'Number of CPUs' }),
  'cpuset-cpus': string({ usage: 'CPUs in which to allow execution (0-3, 0,1)' }),
  'cpuset-mems': string({ usage: 'MEMs in which to allow execution (0-3, 0,1)' }),
  device: list({ usage: 'Add a host device to the container' }),
  'device-cgroup-rule': list({ usage: 'Add a rule to the cgroup allowed devices list' }),
  'device-read-bps': list({ usage: 'Limit read rate (bytes per second) from a device', shown: '[]' }),
  'device-read-iops': list({ usage: 'Limit read rate (IO per second) from a device', shown: '[]' }),
  'device-write-bps': list({ usage: 'Limit write rate (bytes per second) to a device', shown: '[]' }),
  'device-write-iops': list({ usage: 'Limit write rate (IO per second) to a device', shown: '[]' }),
  'disable-content-trust': bool({ usage: 'Skip image verification', initial: true }),
  dns: list({ usage: 'Set custom DNS servers', check: checkAddress }),
  'dns-option': list({ usage: 'Set DNS options' }),
  'dns-search': list({ usage: 'Set custom DNS search domains' }),
  domainname: string({ usage: 'Container NIS domain name' }),
  entrypoint: string({ usage: 'Overwrite the default ENTRYPOINT of the image' }),
  env: list({ short: 'e', usage: 'Set environment variables', check: checkEnv }),
  'env-file': list({ usage: 'Read in a file of environment variables', completes: 'file' }),
  expose: list({ usage: 'Expose a port or a range of ports' }),
  gpus: list({ usage: "GPU devices to add to the container ('all' to pass all GPUs)", type: 'gpu-request' }),
  'group-add': list({ usage: 'Add additional groups to join' }),
  'health-cmd': string({ usage: 'Command to run to check health' }),
  'health-interval': duration({ usage: 'Time between running the check (ms|s|m|h)', shown: '0s' }),
  'health-retries': int({ usage: 'Consecutive failures needed to report unhealthy' }),
  'health-start-interval': duration({
    usage: 'Time between running the check during the start period (ms|s|m|h)',
    shown: '0s',
  }),
  'health-start-period': duration({
    usage: 'Start period for the container to initialize before starting health-retries countdown (ms|s|m|h)',
    shown: '0s',
  }),
  'health-timeout': duration({ usage: 'Maximum time to allow one check to run (ms|s|m|h)', shown: '0s' }),
  help: bool({ usage: 'Print usage' }),
  hostname: string({ short: 'h', usage: 'Container host name' }),
  init: bool({ usage: 'Run an init inside the container that forwards signals and reaps processes' }),
  interactive: bool({ short: 'i', usage: 'Keep STDIN open even if not attached' }),
  ip: string({ usage: 'IPv4 address (e.g., 172.30.100.104)' }),
  ip6: string({ usage: 'IPv6 address (e.g., 2001:db8::33)' }),
  ipc: string({ usage: 'IPC mode to use' }),
  isolation: string({ usage: 'Container isolation technology' }),
  'kernel-memory': bytes({ usage: 'Kernel memory limit' }),
  label: list({ short: 'l', usage: 'Set meta data on a container' }),
  'label-file': list({ usage: 'Read in a line delimited file of labels' }),
  link: list({ usage: 'Add link to another container' }),
  'link-local-ip': list({ usage: 'Container IPv4/IPv6 link-local addresses' }),
  'log-driver': string({ usage: 'Logging driver for the container' }),
  'log-opt': list({ usage: 'Log driver options' }),
  'mac-address': string({ usage: 'Container MAC address (e.g., 92:d0:c6:0a:29:33)' }),
  memory: bytes({ short: 'm', usage: 'Memory limit' }),
  'memory-reservation': bytes({ usage: 'Memory soft limit' }),
  'memory-swap': bytes({ usage: "Swap limit equal to memory plus swap: '-1' to enable unlimited swap" }),
  'memory-swappiness': int({ usage: 'Tune container memory swappiness (0 to 100)', initial: -1 }),
  mount: list({ usage: 'Attach a filesystem mount to the container', type: 'mount', check: checkMount }),
  name: string({ usage: 'Assign a name to the container' }),
  net: list({ usage: 'Connect a container to a network', type: 'network', hidden: true }),
  network: list({ usage: 'Connect a container to a network', type: 'network', completes: 'network' }),
  'network-alias': list({ usage: 'Add network-scoped alias for the container' }),
  'no-healthcheck': bool({ usage: 'Disable any container-specified HEALTHCHECK' }),
  'oom-kill-disable': bool({ usage: 'Disable OOM Killer' }),
  'oom-score-adj': int({ usage: "Tune host's OOM preferences (-1000 to 1000)" }),
  pid: string({ usage: 'PID namespace to use' }),
  'pids-limit': int({ usage: 'Tune container pids limit (set -1 for unlimited)' }),
  platform: string({ usage: 'Set platform if server is multi-platform capable' }),
  privileged: bool({ usage: 'Give extended privileges to this container' }),
  publish: list({ short: 'p', usage: "Publish a container's port(s) to the host" }),
  'publish-all': bool({ short: 'P', usage: 'Publish all exposed ports to random ports' }),
  pull: string({ usage: 'Pull image before creating ("always", "|missing", "never")', initial: 'missing' }),
  quiet: bool({ short: 'q', usage: 'Suppress the pull output' }),
  'read-only': bool({ usage: "Mount the container's root filesystem as read only" }),
  restart: string({ usage: 'Restart policy to apply when a container exits', initial: 'no' }),
  rm: bool({ usage: 'Automatically remove the container when it exits' }),
  runtime: string({ usage: 'Runtime to use for this container' }),
  'security-opt': list({ usage: 'Security Options' }),
  'shm-size': bytes({ usage: 'Size of /dev/shm' }),
  'stop-signal': string({ usage: 'Signal to stop the container' }),
  'stop-timeout': int({ usage: 'Timeout (in seconds) to stop a container' }),
  'storage-opt': list({ usage: 'Storage driver options for the container' }),
  sysctl: list({ usage: 'Sysctl options', type: 'map', shown: 'map[]', check: checkSysctl }),
  tmpfs: list({ usage: 'Mount a tmpfs directory' }),
  tty: bool({ short: 't', usage: 'Allocate a pseudo-TTY' }),
  ulimit: list({ usage: 'Ulimit options', type: 'ulimit', shown: '[]', check: checkUlimit }),
  user: string({ short: 'u', usage: 'Username or UID (format: <name|uid>[:<group|gid>])' }),
  userns: string({ usage: 'User namespace to use' }),
  uts: string({ usage: 'UTS namespace to use' }),
  volume: list({ short: 'v', usage: 'Bind mount a volume' }),
  'volume-driver': string({ usage: 'Optional volume driver for the container' }),
  'volumes-from': list({ usage: 'Mount volumes from the specified container(s)', completes: 'container' }),
  workdir: string({ short: 'w', usage: 'Working directory inside the container' }),
};

export const createCommand = (engine: Engine) =>
  command<CommandRun, typeof createFlags>({
    use: 'create [OPTIONS] IMAGE [COMMAND] [ARG...]',
    short: 'Create a new container',
    aliasLine: 'docker container create, docker create',
    args: { min: 1 },
    interspersed: false,
    completes: ['image', 'none'],
    flags: createFlags,
    run: ({ values, args, changed }) =>
      function* (sys) {
        let options: CreateOptions;
        try {
          options = readOptions(sys, { ...values, detach: false }, changed, args);
        } catch (error) {
          if (error instanceof Errno || !(error instanceof Error)) throw error;
          throw new CommandError(runProblem(error.message, 'create'), 125);
        }
        const container = yield* requestCreate(sys, engine, options, values.pull, 'create');
        yield* print(sys, `${container.id}\n`);
        return 0;
      },
  });

/** What `docker run` says before it gives up. */
export const runProblem = (message: string, name = 'run', help = true): string =>
  `docker: ${message.replace(/\.$/, '')}.${help ? `\nSee 'docker ${name} --help'.` : ''}`;

const invalidPull = (pull: string): string =>
  `invalid pull option: '${pull}': must be one of "always", "missing" or "never"`;

/** Asks the daemon for the container; an image that is not there would be pulled first. Throws DaemonError. */
export function* requestCreate(
  sys: Syscalls,
  engine: Engine,
  options: CreateOptions,
  pull: string,
  name: 'run' | 'create',
): Run<Container> {
  if (!['always', 'missing', 'never'].includes(pull))
    throw new CommandError(name === 'run' ? runProblem(invalidPull(pull)) : invalidPull(pull), 125);
  const { containerIdFile } = options.hostConfig;
  if (containerIdFile !== '' && sys.access(containerIdFile, ''))
    throw new CommandError(
      runProblem(
        `container ID file found, make sure the other container isn't running or delete ${containerIdFile}`,
        name,
      ),
      125,
    );
  checkImageName(options.config.image, name);
  try {
    if (pull === 'always') noRegistry('registry-1.docker.io', '/v2/');
    const { container, warnings } = yield* call(
      sys,
      engine,
      (function* () {
        yield* sleep(engine.kernel, latency.create);
        return createContainer(engine, options);
      })(),
    );
    for (const warning of warnings) yield* warn(sys, `WARNING: ${warning}\n`);
    if (options.hostConfig.containerIdFile !== '') sys.writeFile(options.hostConfig.containerIdFile, container.id);
    return container;
  } catch (error) {
    if (error instanceof PluginNotFound) yield* sys.sleep(PluginNotFound.seconds * 1000);
    if (!(error instanceof NotFound) || pull !== 'missing' || !error.message.startsWith('No such image')) throw error;
    yield* warn(sys, `Unable to find image '${formatReference(parseReference(options.config.image))}' locally\n`);
    yield* sys.sleep(30);
    return noRegistry('registry-1.docker.io', '/v2/');
  }
}

function checkImageName(image: string, name: 'run' | 'create'): void {
  if (/^(sha256:)?[0-9a-f]{64}$/.test(image)) return;
  try {
    parseReference(image);
  } catch (error) {
    if (!(error instanceof InvalidReference)) throw error;
    const message = error.message.replace(/name \(([^/)]+)\) must/, 'name (library/$1) must');
    throw name === 'run' ? new CommandError(runProblem(message), 125) : new CommandError(message);
  }
}
