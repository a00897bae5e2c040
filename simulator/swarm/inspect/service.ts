import { GoFloat, GoNil, GoStruct, type GoValue } from '../../cli/template/value';
import { formatTime } from '../../docker/time';
import type { Service } from '../service';
import {
  defaultUpdate,
  type EndpointSpec,
  isJob,
  type Mode,
  type PortConfig,
  type ServiceSpec,
  type UpdateConfig,
} from '../spec';
import { lean, nanoseconds } from './lean';
import { inspectTaskSpec } from './task-spec';

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
