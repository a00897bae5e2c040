import type { Booted } from './boot';
import { composeCompleter } from './compose/cli/completion';
import { createComposeProgram } from './compose/cli/compose';
import { COMPOSE_PROGRAM } from './compose-program';
import type { DockerHost } from './docker-host';

/** Puts Compose on a host with Docker: the plugin behind `docker compose`, which can be called by its own name as well. */
export function installCompose({ add }: Booted, docker: DockerHost): void {
  const complete = composeCompleter(docker);
  docker.completers.set('compose', complete);
  add(
    { [COMPOSE_PROGRAM]: createComposeProgram(docker) },
    { [COMPOSE_PROGRAM]: (sys, [, ...words]) => complete(sys, ['docker', 'compose', ...words]) },
  );
}
