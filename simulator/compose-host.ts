import type { Booted } from './boot';
import { composeCompleter } from './compose/cli/completion';
import { createComposeProgram } from './compose/cli/compose';
import { COMPOSE_PROGRAM } from './compose-program';
import type { DockerHost } from './docker-host';

/** Puts Compose on a host with Docker. */
export function installCompose({ add }: Booted, docker: DockerHost): void {
  add({ [COMPOSE_PROGRAM]: createComposeProgram(docker) });
  docker.completers.set('compose', composeCompleter(docker));
}
