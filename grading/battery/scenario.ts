import type { SwarmScenario } from './swarm/swarm-scenario';

/** How an answer is built and run, as an exercise says it. */
export interface Scenario {
  /** Name of the catalogue's application, e.g. graceful.js. */
  readonly app: string;
  /** Where it listens, inside the container. */
  readonly port?: number | undefined;
  /** Options of docker run, one word each. */
  readonly run: readonly string[];
  /** Arguments after the image name. */
  readonly args: readonly string[];
  /** Virtual seconds for what takes its time: crashes, leaks, zombies. Default 5. */
  readonly patience?: number | undefined;
  /** Limit for the memory part, as docker run -m takes it. */
  readonly memory?: string | undefined;
  /** A source file of the application: it changes, and the image is built again. */
  readonly changed?: string | undefined;
  /** NAME=value for the environment part, and the port that it asks for. */
  readonly environment?: { readonly set: string; readonly port?: number | undefined } | undefined;
  /** Folders that stay writable when the rest is read-only. Default /tmp. */
  readonly writable?: readonly string[] | undefined;
  /** A script of the answer that holds the docker run line; it starts the container in place of `run`. */
  readonly script?: string | undefined;
  /** The same answer as a service of a swarm. */
  readonly swarm?: SwarmScenario | undefined;
}

export const patienceOf = ({ patience = 5 }: Scenario): number => patience * 1000;

/** The program that runs an application: node for .js. */
export const programOf = (app: string): string =>
  app.endsWith('.js') ? 'node' : app.endsWith('.py') ? 'python3' : app;
