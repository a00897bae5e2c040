/** How an answer is run as a service of a swarm, and updated while it is asked. */
export interface SwarmScenario {
  /** The answer's stack file. */
  readonly stack: string;
  /** Name of the image that it runs; the first release has the tag 1. */
  readonly image: string;
  /** Port of the host that leads to the service. */
  readonly published: number;
  /** Paths that are asked for in turn. */
  readonly asks: readonly string[];
  /** A source file that the next release changes. */
  readonly changed: string;
  /** The file whose text takes its place in the release that does not work. */
  readonly broken?: string | undefined;
}
