import type { CommandSpec } from '../../cli/command-spec';
import type { CommandRun } from '../../docker/cli/command-run';
import type { Swarm } from '../swarm';

/** A command that help lists only on a node that is part of a swarm. */
export const outsideHidden = (swarm: Swarm, spec: CommandSpec<CommandRun>): CommandSpec<CommandRun> => ({
  ...spec,
  get hidden() {
    return swarm.cluster === undefined;
  },
});
