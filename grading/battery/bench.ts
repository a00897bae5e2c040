import type { Machine } from '@/simulator/machine';
import type { Files } from '../files';
import { IMAGE } from './build';
import { runLine } from './run-line';
import type { Scenario } from './scenario';
import { type StartSeen, start, startByScript } from './start';
import type { Steps } from './steps';

/** Begins a container in another way than docker run. */
export type Begin = () => Steps<StartSeen>;

/** One machine with the answer's image, and one container of it at a time. */
export class Bench {
  readonly machine: Machine;
  readonly files: Files;
  readonly scenario: Scenario;
  /** Name or id. */
  image: string = IMAGE;
  readonly #other: Begin | undefined;
  /** The container that is looked at. */
  container: StartSeen | undefined;

  constructor(machine: Machine, files: Files, scenario: Scenario, other?: Begin) {
    this.#other = other;
    this.machine = machine;
    this.files = files;
    this.scenario = scenario;
  }

  /** A new container in place of the one before, so that names and ports are free. */
  *begin(options: readonly string[] = [], args: readonly string[] = []): Steps<StartSeen> {
    if (this.#other) {
      this.container = yield* this.#other();
      return this.container;
    }
    if (this.container?.id) yield* runLine(this.machine, `docker rm -f ${this.container.id}`);
    const { script, run } = this.scenario;
    this.container = script
      ? yield* startByScript(this.machine, script)
      : yield* start(this.machine, 'answer', [...run, ...options], args);
    return this.container;
  }

  /** A new container, if it stays up. */
  *up(options: readonly string[] = []): Steps<StartSeen | undefined> {
    const started = yield* this.begin(options);
    return started.running ? started : undefined;
  }
}
