import { command } from '../../cli/command-spec';
import { string } from '../../cli/flag-types';
import { bytesSize } from '../../cli/human';
import { compileTemplate } from '../../cli/template/execute';
import { encodeJson } from '../../cli/template/json';
import { TemplateError } from '../../cli/template/template-error';
import { GoStruct, nilSlice } from '../../cli/template/value';
import { KERNEL_RELEASE, TOTAL_MEMORY } from '../../kernel/procfs-system';
import type { Engine } from '../engine';
import { formatTime } from '../time';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { formatHelp } from './format-help';

const flags = {
  format: string({ short: 'f', usage: formatHelp }),
};

export const infoCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'info [OPTIONS]',
    short: 'Display system-wide information',
    aliasLine: 'docker system info, docker info',
    group: 'common',
    args: { max: 0 },
    flags,
    run: ({ values: { format } }) =>
      function* (sys) {
        yield* sys.sleep(50);
        yield* print(sys, yield* ask(sys, () => show(engine, format)));
        return 0;
      },
  });

function show(engine: Engine, format: string): string {
  if (format === '') return infoText(engine);
  if (format === 'json') return `${encodeJson(asStruct(engine))}\n`;
  try {
    return `${compileTemplate(format)(asStruct(engine))}\n`;
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandError(`template parsing error: ${error.message}`, 64);
    throw error;
  }
}

const counts = (engine: Engine) => {
  const all = [...engine.containers.values()];
  const paused = all.filter(({ state }) => state.paused).length;
  const running = all.filter(({ state }) => state.running).length - paused;
  return { all: all.length, running, paused, stopped: all.length - running - paused };
};

function asStruct(engine: Engine): GoStruct {
  const { all, running, paused, stopped } = counts(engine);
  return new GoStruct('system.info', {
    ID: engine.id,
    Containers: all,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: stopped,
    Images: engine.images.list().length,
    Driver: 'overlay2',
    DriverStatus: [
      ['Backing Filesystem', 'extfs'],
      ['Supports d_type', 'true'],
      ['Using metacopy', 'false'],
      ['Native Overlay Diff', 'true'],
      ['userxattr', 'false'],
    ],
    MemoryLimit: true,
    SwapLimit: true,
    PidsLimit: true,
    Debug: false,
    SystemTime: formatTime(engine.kernel.clock.now),
    LoggingDriver: 'json-file',
    CgroupDriver: 'cgroupfs',
    CgroupVersion: '1',
    KernelVersion: KERNEL_RELEASE,
    OperatingSystem: 'Debian GNU/Linux 13 (trixie)',
    OSVersion: '13',
    OSType: 'linux',
    Architecture: 'x86_64',
    IndexServerAddress: 'https://index.docker.io/v1/',
    NCPU: engine.kernel.processors,
    MemTotal: TOTAL_MEMORY,
    DockerRootDir: '/var/lib/docker',
    Name: engine.host.uts.hostname,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: '26.1.5+dfsg1',
    DefaultRuntime: 'runc',
    Swarm: engine.cluster?.info() ?? inactive,
    LiveRestoreEnabled: false,
    InitBinary: 'docker-init',
    SecurityOptions: ['name=seccomp,profile=builtin'],
    Warnings: nilSlice,
  });
}

const inactive = new GoStruct('swarm.Info', {
  NodeID: '',
  NodeAddr: '',
  LocalNodeState: 'inactive',
  ControlAvailable: false,
  Error: '',
  RemoteManagers: nilSlice,
});

function infoText(engine: Engine): string {
  const { all, running, paused, stopped } = counts(engine);
  return `Client:
 Version:    26.1.5+dfsg1
 Context:    default
 Debug Mode: false
 Plugins:
  buildx: Docker Buildx (Docker Inc.)
    Version:  0.13.1+ds1
    Path:     /usr/libexec/docker/cli-plugins/docker-buildx
  compose: Docker Compose (Docker Inc.)
    Version:  2.26.1-4
    Path:     /usr/libexec/docker/cli-plugins/docker-compose

Server:
 Containers: ${all}
  Running: ${running}
  Paused: ${paused}
  Stopped: ${stopped}
 Images: ${engine.images.list().length}
 Server Version: 26.1.5+dfsg1
 Storage Driver: overlay2
  Backing Filesystem: extfs
  Supports d_type: true
  Using metacopy: false
  Native Overlay Diff: true
  userxattr: false
 Logging Driver: json-file
 Cgroup Driver: cgroupfs
 Cgroup Version: 1
 Plugins:
  Volume: local
  Network: bridge host ipvlan macvlan null overlay
  Log: awslogs fluentd gcplogs gelf journald json-file local splunk syslog
${engine.cluster?.infoText() ?? ' Swarm: inactive\n'} Runtimes: io.containerd.runc.v2 runc
 Default Runtime: runc
 Init Binary: docker-init
 containerd version: 1.7.24~ds1-6+deb13u1
 runc version: 1.1.15+ds1-2+b4
 init version: 
 Security Options:
  seccomp
   Profile: builtin
 Kernel Version: ${KERNEL_RELEASE}
 Operating System: Debian GNU/Linux 13 (trixie)
 OSType: linux
 Architecture: x86_64
 CPUs: ${engine.kernel.processors}
 Total Memory: ${bytesSize(TOTAL_MEMORY)}
 Name: ${engine.host.uts.hostname}
 ID: ${engine.id}
 Docker Root Dir: /var/lib/docker
 Debug Mode: false
 Experimental: false
 Insecure Registries:
  127.0.0.0/8
 Live Restore Enabled: false

`;
}
