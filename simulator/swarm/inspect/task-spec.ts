import { GoStruct, type GoValue, nilMap } from '../../cli/template/value';
import { inspectHealthcheck } from '../../docker/inspect/container';
import {
  type ContainerSpec,
  type FileReference,
  RESTART_DELAY,
  type Resources,
  STOP_GRACE_PERIOD,
  type TaskSpec,
} from '../spec';
import { lean, nanoseconds } from './lean';

/** What a task is made by; the client fills in defaults in that of a service. */
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
      Labels: Object.keys(spec.labels).length > 0 ? spec.labels : nilMap,
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
