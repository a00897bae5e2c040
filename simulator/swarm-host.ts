import type { Booted } from './boot';
import { createDockerProgram } from './docker/cli/docker';
import type { DockerHost } from './docker-host';
import { swarmCommands } from './swarm/cli/commands';
import { swarmCompleter } from './swarm/cli/completion';
import { Swarm } from './swarm/swarm';
import { SWARM_PROGRAM, swarmWords } from './swarm-program';

/** Lets a host with Docker be part of a swarm. */
export function installSwarm({ add }: Booted, { engine, completers }: DockerHost): void {
  const swarm = new Swarm(engine);
  const hooks = { more: swarmCommands(swarm) };
  add({ [SWARM_PROGRAM]: createDockerProgram(engine, hooks) });
  const complete = swarmCompleter(swarm, hooks);
  for (const word of swarmWords) completers.set(word, complete);
}
