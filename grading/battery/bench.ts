import type { Machine } from '@/simulator/machine';
import type { Files } from '../files';
import { runLine } from './run-line';
import type { Scenario } from './scenario';
import { type StartSeen, start, startByScript } from './start';
import type { Steps } from './steps';

/** One machine with the answer's image, and one container of it at a time. */
export class Bench {
  readonly machine: Machine;
  readonly files: Files;
  readonly scenario: Scenario;
  /** The container that is looked at. */
  container: StartSeen | undefined;

  constructor(machine: Machine, files: Files, scenario: Scenario) {
    this.machine = machine;
    this.files = files;
    this.scenario = scenario;
  }

  /** A new container in place of the one before, so that names and ports are free. */
  *begin(options: readonly string[] = [], args: readonly string[] = []): Steps<StartSeen> {
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
