import type { Kernel } from '../kernel/kernel';
import { WaitQueue } from '../kernel/wait-queue';

/** What the swarm tells of. */
export type SwarmType = 'service' | 'node' | 'secret' | 'config';

export interface DockerEvent {
  /** ms since 1970 */
  readonly at: number;
  readonly type: 'container' | 'image' | 'network' | 'volume' | 'builder' | 'daemon' | SwarmType;
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly scope: 'local' | 'swarm';
}

/** The daemon keeps the last so many for `docker events --since`. */
const KEPT = 256;

export class EventLog {
  readonly added: WaitQueue = new WaitQueue();
  readonly #kernel: Kernel;
  #events: DockerEvent[] = [];
  #dropped = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  add(
    type: DockerEvent['type'],
    action: string,
    id: string,
    attributes: Readonly<Record<string, string>> = {},
    scope: DockerEvent['scope'] = 'local',
  ): void {
    this.#events.push({ at: this.#kernel.clock.now, type, action, id, attributes, scope });
    if (this.#events.length > 2 * KEPT) {
      this.#dropped += KEPT;
      this.#events = this.#events.slice(KEPT);
    }
    if (type === 'container')
      this.#kernel.record({ type: 'docker', action, container: id, ...detailOf(action, attributes) });
    this.added.wake();
  }

  /** Number of events so far: a place to read on from. */
  get end(): number {
    return this.#dropped + this.#events.length;
  }

  from(index: number): readonly DockerEvent[] {
    return this.#events.slice(Math.max(0, index - this.#dropped));
  }
}

function detailOf(action: string, { signal, exitCode, name }: Readonly<Record<string, string>>): { detail?: string } {
  if (action === 'kill' && signal !== undefined) return { detail: signal };
  if (action === 'die' && exitCode !== undefined) return { detail: exitCode };
  return name === undefined ? {} : { detail: name };
}
