import { sleep, waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import type { KubeObject } from '../api/objects';
import type { Cluster } from '../cluster';
import type { Change } from '../store/store';

/** Brings what is closer to what is asked for, one object at a time. */
export interface Controller {
  /** `namespace/name` of the objects to look at after a change. */
  keys(cluster: Cluster, change: Change): readonly string[];
  /** Looks at one object; answers the ms since 1970 at which to look again, if there is such a time. */
  sync(cluster: Cluster, key: string): number | undefined;
}

/** ms between a change and its controller's answer. */
const LATENCY = 10;

export const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;
export const splitKey = (key: string): [namespace: string, name: string] => {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
};

// #region control-loop
/** A control loop: waits for changes, then compares and corrects, again and again. */
export function startController(cluster: Cluster, controller: Controller): void {
  const queue = new Set<string>();
  const added = new WaitQueue();
  const add = (key: string) => {
    queue.add(key);
    added.wake();
  };
  cluster.store.listen((change) => controller.keys(cluster, change).forEach(add));
  const timers = new Map<string, { readonly at: number; cancel(): void }>();
  const later = (key: string, at: number) => {
    const known = timers.get(key);
    if (known && known.at <= at && known.at > cluster.now) return;
    known?.cancel();
    const timer = cluster.kernel.clock.at(at, () => add(key));
    timers.set(key, { at, cancel: () => timer.cancel() });
  };
  cluster.kernel.task(
    (function* (): Run<void> {
      for (;;) {
        while (queue.size === 0) yield* waitFor([added]);
        yield* sleep(cluster.kernel, LATENCY);
        const keys = [...queue];
        queue.clear();
        for (const key of keys) {
          const again = controller.sync(cluster, key);
          if (again !== undefined) later(key, again);
        }
      }
    })(),
  );
}
// #endregion
