import type { CommandSpec } from '../../cli/command-spec';
import type { CommandRun } from '../../docker/cli/command-run';
import type { Swarm } from '../swarm';
import { nodeCommand } from './node';
import { outsideHidden } from './outside-hidden';
import { serviceCommand } from './service';
import { stackCommand } from './stack';
import { configCommand, secretCommand } from './stored';
import { swarmCommand } from './swarm';

/** The commands that deal with a swarm. */
export function swarmCommands(swarm: Swarm): readonly CommandSpec<CommandRun>[] {
  const others = [serviceCommand, stackCommand, nodeCommand, secretCommand, configCommand].map((make) => ({
    ...make(swarm),
    group: 'swarm' as const,
  }));
  return [swarmCommand(swarm), ...others.map((spec) => outsideHidden(swarm, spec))];
}
