import type { Booted } from './boot';
import { composeCompleter } from './compose/cli/completion';
import { createComposeProgram } from './compose/cli/compose';
import type { DockerHost } from './docker-host';

/** Puts Compose on a host with Docker: the plugin behind `docker compose`. */
export function installCompose({ add }: Booted, docker: DockerHost): void {
  add({ 'docker-compose': createComposeProgram(docker) }, { docker: composeCompleter(docker) });
}
