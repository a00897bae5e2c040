import { command } from '../../cli/command-spec';
import { parseUnsigned } from '../../cli/go-strconv';
import { ask, daemonSays, print } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { DaemonError } from '../../docker/daemon-error';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { requireService } from '../find';
import type { Service } from '../service';
import { updateService } from '../services';
import type { ServiceSpec } from '../spec';
import type { Swarm } from '../swarm';
import { followService } from './progress';
import { scaleFlags } from './service-flags';

export const scaleCommand = (swarm: Swarm) =>
  command<CommandRun, typeof scaleFlags>({
    use: 'scale SERVICE=REPLICAS [SERVICE=REPLICAS...]',
    short: 'Scale one or multiple replicated services',
    args: { min: 1 },
    completes: ['service'],
    flags: scaleFlags,
    run: ({ values, args }) => {
      const parts = args.map((text) => text.split('='));
      const wrong = args.find((_, at) => (parts[at]?.length ?? 0) < 2);
      if (wrong !== undefined)
        throw new CommandError(
          `Invalid scale specifier '${wrong}'.\nSee 'docker service scale --help'.\n\nUsage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n\nScale one or multiple replicated services`,
        );
      return function* (sys) {
        const scaled: { name: string; service: Service }[] = [];
        const errors: string[] = [];
        for (const [name = '', count = ''] of parts) {
          try {
            const service = yield* scaleOne(sys, swarm, name, count);
            scaled.push({ name, service });
            yield* print(sys, `${name} scaled to ${count}\n`);
          } catch (error) {
            if (error instanceof DaemonError) errors.push(`${name}: ${daemonSays(error)}`);
            else if (error instanceof CommandError) errors.push(`${name}: ${error.message}`);
            else throw error;
          }
        }
        const { cluster } = swarm;
        if (!values.detach && cluster)
          for (const { name, service } of scaled) {
            try {
              yield* followService(sys, cluster, service, name, false);
            } catch (error) {
              if (!(error instanceof CommandError)) throw error;
              errors.push(`${name}: ${error.message}`);
            }
          }
        if (errors.length > 0) throw new CommandError(errors.join('\n'));
        return 0;
      };
    },
  });

function* scaleOne(sys: Syscalls, swarm: Swarm, name: string, count: string): Run<Service> {
  let replicas: number;
  try {
    replicas = parseUnsigned(count, 64);
  } catch (error) {
    throw new CommandError(
      `invalid replicas value ${count}: ${error instanceof Error ? error.message.replace('ParseInt', 'ParseUint') : ''}`,
    );
  }
  const cluster = yield* ask(sys, () => swarm.require());
  const service = yield* ask(sys, () => requireService(cluster, name));
  const { mode } = service.spec;
  let scaled: ServiceSpec;
  if (mode.kind === 'replicated') scaled = { ...service.spec, mode: { ...mode, replicas } };
  else if (mode.kind === 'replicated-job')
    scaled = { ...service.spec, mode: { ...mode, completions: replicas, concurrent: replicas } };
  else throw new CommandError('scale can only be used with replicated or replicated-job mode');
  yield* ask(sys, () => updateService(cluster, service, scaled));
  return service;
}
