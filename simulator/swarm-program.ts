/** The program that knows the commands for swarms: docker again, with these. */
export const SWARM_PROGRAM = 'docker-swarm';
export const swarmWords: readonly string[] = ['swarm', 'service', 'stack', 'node', 'secret', 'config'];
