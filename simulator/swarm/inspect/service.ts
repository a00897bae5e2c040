import { GoFloat, GoNil, GoStruct, type GoValue, nilMap } from '../../cli/template/value';
import { inspectHealthcheck } from '../../docker/inspect/container';
import { formatTime } from '../../docker/time';
import type { Service } from '../service';
import {
  type ContainerSpec,
  defaultUpdate,
  type EndpointSpec,
  type FileReference,
  isJob,
  type Mode,
  type PortConfig,
  RESTART_DELAY,
  type Resources,
  type ServiceSpec,
  STOP_GRACE_PERIOD,
  type TaskSpec,
  type UpdateConfig,
} from '../spec';

/** A structure of Docker's API that leaves out what is empty, but for the fields in `kept`. */
function lean(type: string, fields: Readonly<Record<string, GoValue>>, kept: readonly string[] = []): GoStruct {
  return new GoStruct(
    type,
    fields,
    Object.keys(fields).filter((name) => !kept.includes(name)),
  );
}

const nanoseconds = (ms: number | undefined): GoValue => (ms === undefined ? null : ms * 1e6);

/** `docker service inspect`; the client fills in defaults in the specification that is in force. */
export function inspectService(service: Service): GoStruct {
  const { updateStatus, ports, addresses, allocated } = service;
  const { endpoint } = service.spec;
  const shown = ports.length > 0 || addresses.length > 0;
  return lean(
    'swarm.Service',
    {
      ID: service.id,
      Version: version(service.version),
      CreatedAt: formatTime(service.createdAt),
      UpdatedAt: formatTime(service.updatedAt),
      Spec: inspectSpec(service.spec, true),
      PreviousSpec: service.previous ? inspectSpec(service.previous, false) : new GoNil('*swarm.ServiceSpec'),
      Endpoint: lean(
        'swarm.Endpoint',
        {
          Spec: allocated ? inspectEndpoint(endpoint) : new GoStruct('swarm.EndpointSpec', {}),
          Ports: shown ? ports.map(inspectPort) : [],
          VirtualIPs: addresses.map(
            ({ networkId, address }) =>
              new GoStruct('swarm.EndpointVirtualIP', { NetworkID: networkId, Addr: address }),
          ),
        },
        ['Spec'],
      ),
      UpdateStatus: updateStatus
        ? lean('swarm.UpdateStatus', {
            State: updateStatus.state,
            StartedAt: updateStatus.startedAt === undefined ? null : formatTime(updateStatus.startedAt),
            CompletedAt: updateStatus.completedAt === undefined ? null : formatTime(updateStatus.completedAt),
            Message: updateStatus.message,
          })
        : new GoNil('*swarm.UpdateStatus'),
      JobStatus: isJob(service.spec.mode)
        ? new GoStruct('swarm.JobStatus', {
            JobIteration: new GoStruct('swarm.Version', service.iteration > 0 ? { Index: service.iteration } : {}),
            LastExecution: formatTime(service.lastExecution),
          })
        : null,
    },
    ['ID', 'Version', 'CreatedAt', 'UpdatedAt', 'Spec', 'Endpoint'],
  );
}

export const version = (index: number): GoStruct => new GoStruct('swarm.Version', { Index: index });

export function inspectSpec(spec: ServiceSpec, defaults: boolean): GoStruct {
  return lean(
    'swarm.ServiceSpec',
    {
      Name: spec.name,
      Labels: spec.labels,
      TaskTemplate: inspectTaskSpec(spec.task, { defaults, runtime: true }),
      Mode: inspectMode(spec.mode),
      UpdateConfig: inspectUpdate(spec.update ?? (defaults ? defaultUpdate : undefined)),
      RollbackConfig: inspectUpdate(spec.rollback ?? (defaults ? defaultUpdate : undefined)),
      EndpointSpec: inspectEndpoint(spec.endpoint),
    },
    ['Name', 'Labels', 'TaskTemplate', 'Mode'],
  );
}

export function inspectTaskSpec(
  task: TaskSpec,
  { defaults, runtime }: { readonly defaults: boolean; readonly runtime: boolean },
): GoStruct {
  const { restart, placement } = task;
  const policy = restart ?? (defaults ? {} : undefined);
  return lean(
    'swarm.TaskSpec',
    {
      ContainerSpec: inspectContainerSpec(task.container, defaults),
      Resources: lean('swarm.ResourceRequirements', {
        Limits: inspectResources(task.limits),
        Reservations: inspectResources(task.reservations),
      }),
      RestartPolicy: policy
        ? lean(
            'swarm.RestartPolicy',
            {
              Condition: policy.condition ?? 'any',
              Delay: nanoseconds(policy.delay ?? RESTART_DELAY),
              MaxAttempts: policy.maxAttempts ?? 0,
              Window: policy.window ? nanoseconds(policy.window) : null,
            },
            ['MaxAttempts'],
          )
        : null,
      Placement: lean('swarm.Placement', {
        Constraints: placement.constraints,
        Preferences: placement.preferences.map(
          (descriptor) =>
            new GoStruct('swarm.PlacementPreference', {
              Spread: new GoStruct('swarm.SpreadOver', { SpreadDescriptor: descriptor }),
            }),
        ),
        MaxReplicas: placement.maxReplicas,
      }),
      Networks: task.networks.map(({ target, aliases }) =>
        lean('swarm.NetworkAttachmentConfig', { Target: target, Aliases: aliases }),
      ),
      LogDriver: task.logDriver
        ? lean('swarm.Driver', { Name: task.logDriver.name, Options: task.logDriver.options })
        : null,
      ForceUpdate: task.forceUpdate,
      Runtime: runtime ? 'container' : '',
    },
    ['ForceUpdate', 'Placement', 'Resources', 'ContainerSpec'],
  );
}

const inspectResources = (resources: Resources | undefined): GoValue =>
  resources
    ? lean('swarm.Resources', {
        NanoCPUs: resources.nanoCpus ?? 0,
        MemoryBytes: resources.memory ?? 0,
        Pids: resources.pids ?? 0,
      })
    : null;

function inspectContainerSpec(spec: ContainerSpec, defaults: boolean): GoStruct {
  const grace = spec.stopGracePeriod ?? (defaults ? STOP_GRACE_PERIOD : undefined);
  const { dns } = spec;
  return lean(
    'swarm.ContainerSpec',
    {
      Image: spec.image,
      Labels: spec.labels,
      Command: spec.command,
      Args: spec.args,
      Hostname: spec.hostname,
      Env: spec.env,
      Dir: spec.dir,
      User: spec.user,
      Groups: spec.groups,
      Privileges: spec.privileges
        ? new GoStruct('swarm.Privileges', { CredentialSpec: null, SELinuxContext: null, NoNewPrivileges: false })
        : null,
      ...(spec.init !== undefined && { Init: spec.init }),
      StopSignal: spec.stopSignal,
      TTY: spec.tty,
      OpenStdin: spec.openStdin,
      ReadOnly: spec.readOnly,
      Mounts: spec.mounts.map(({ type, source, target, readonly, labels }) =>
        lean('mount.Mount', {
          Type: type,
          Source: source,
          Target: target,
          ReadOnly: readonly,
          VolumeOptions: labels ? lean('mount.VolumeOptions', { Labels: labels }) : null,
        }),
      ),
      StopGracePeriod: nanoseconds(grace),
      Healthcheck: inspectHealthcheck(spec.healthcheck),
      Hosts: spec.hosts,
      DNSConfig: lean('swarm.DNSConfig', {
        Nameservers: dns.nameservers,
        Search: dns.search,
        Options: dns.options,
      }),
      Secrets: spec.secrets.map((one) => inspectReference('Secret', one)),
      Configs: spec.configs.map((one) => inspectReference('Config', one)),
      Isolation: 'default',
      Sysctls: Object.keys(spec.sysctls).length > 0 ? spec.sysctls : nilMap,
      CapabilityAdd: spec.capAdd,
      CapabilityDrop: spec.capDrop,
      Ulimits: spec.ulimits.map(
        ({ name, soft, hard }) => new GoStruct('units.Ulimit', { Name: name, Hard: hard, Soft: soft }),
      ),
    },
    ['DNSConfig', 'Init'],
  );
}

const inspectReference = (kind: 'Secret' | 'Config', { id, name, target, uid, gid, mode }: FileReference): GoStruct =>
  new GoStruct(`swarm.${kind}Reference`, {
    File: new GoStruct(`swarm.${kind}ReferenceFileTarget`, { Name: target, UID: uid, GID: gid, Mode: mode }),
    [`${kind}ID`]: id,
    [`${kind}Name`]: name,
  });

function inspectMode(mode: Mode): GoStruct {
  switch (mode.kind) {
    case 'replicated':
      return new GoStruct('swarm.ServiceMode', {
        Replicated: new GoStruct('swarm.ReplicatedService', { Replicas: mode.replicas }),
      });
    case 'global':
      return new GoStruct('swarm.ServiceMode', { Global: new GoStruct('swarm.GlobalService', {}) });
    case 'replicated-job':
      return new GoStruct('swarm.ServiceMode', {
        ReplicatedJob: new GoStruct('swarm.ReplicatedJob', {
          MaxConcurrent: mode.concurrent,
          TotalCompletions: mode.completions,
        }),
      });
    case 'global-job':
      return new GoStruct('swarm.ServiceMode', { GlobalJob: new GoStruct('swarm.GlobalJob', {}) });
  }
}

const inspectUpdate = (config: UpdateConfig | undefined): GoValue =>
  config
    ? lean(
        'swarm.UpdateConfig',
        {
          Parallelism: config.parallelism,
          Delay: nanoseconds(config.delay),
          FailureAction: config.failureAction,
          Monitor: nanoseconds(config.monitor),
          MaxFailureRatio: new GoFloat(config.maxFailureRatio),
          Order: config.order,
        },
        ['Parallelism', 'MaxFailureRatio', 'Order'],
      )
    : null;

const inspectEndpoint = ({ mode, ports }: EndpointSpec): GoStruct =>
  lean('swarm.EndpointSpec', { Mode: mode, Ports: ports.map(inspectPort) });

export const inspectPort = ({ protocol, targetPort, publishedPort, publishMode }: PortConfig): GoStruct =>
  lean('swarm.PortConfig', {
    Protocol: protocol,
    TargetPort: targetPort,
    PublishedPort: publishedPort,
    PublishMode: publishMode,
  });
