import type { Container } from '../docker/container';
import type { LogEntry } from '../docker/logs';
import type { WaitQueue } from '../kernel/wait-queue';

interface Place {
  next: number;
  /** How often the container had been started anew when last looked at. */
  restarts: number;
  startedAt: number | undefined;
  ended: boolean;
}

/** What containers write from now on, and when they end. */
export class LogFollower {
  readonly #places: Map<Container, Place>;

  constructor(containers: readonly Container[], from: (container: Container) => number = ({ logs }) => logs.end) {
    this.#places = new Map(
      containers.map((container) => [
        container,
        {
          next: from(container),
          restarts: container.restartCount,
          startedAt: container.state.running ? undefined : container.state.startedAt,
          ended: false,
        },
      ]),
    );
  }

  get queues(): readonly WaitQueue[] {
    return [...this.#places.keys()].flatMap(({ logs, changed }) => [logs.added, changed]);
  }

  /** Nothing was written since. */
  get idle(): boolean {
    return [...this.#places].every(([{ logs }, { next }]) => logs.end === next);
  }

  get running(): number {
    return [...this.#places.values()].filter(({ ended }) => !ended).length;
  }

  /** In the order in which it was written. */
  take(): readonly { readonly container: Container; readonly entry: LogEntry }[] {
    const all = [...this.#places].flatMap(([container, place]) => {
      const entries = container.logs.from(place.next);
      place.next = container.logs.end;
      return entries.map((entry) => ({ container, entry }));
    });
    return all.sort((a, b) => a.entry.at - b.entry.at);
  }

  /** Containers that ended since, those that are started again as well. */
  takeEnded(): readonly { readonly container: Container; readonly exitCode: number }[] {
    return [...this.#places].flatMap(([container, place]) => {
      const { state, restartCount, removed } = container;
      const again = restartCount > place.restarts;
      place.restarts = Math.max(restartCount, place.restarts);
      // One that has not been started yet has ended before.
      const over = !state.running && !state.restarting && state.startedAt !== place.startedAt;
      const ended = !place.ended && (over || removed);
      place.ended ||= ended;
      return again || ended ? [{ container, exitCode: state.exitCode }] : [];
    });
  }
}
