import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Cluster } from '../cluster';
import { httpGet } from '../network/http-get';

export interface Traffic {
  sent: number;
  good: number;
  /** By what became of them: `refused`, `reset`, `timeout`, or a status. */
  readonly bad: Map<string, number>;
  /** Responses that were awaited longest, ms. */
  slowest: number;
}

export interface TrafficOptions {
  readonly host: string;
  readonly port: number;
  readonly path?: string;
  readonly requests: number;
  /** ms from one request to the next, whatever became of the one before. */
  readonly every: number;
  /** ms a client waits. */
  readonly patience?: number;
}

/** Sends requests from the host at an even pace, and counts what comes back. */
export function sendTraffic(cluster: Cluster, options: TrafficOptions): Traffic {
  const traffic: Traffic = { sent: 0, good: 0, bad: new Map(), slowest: 0 };
  cluster.kernel.task(
    (function* (): Run<void> {
      for (let i = 0; i < options.requests; i++) {
        traffic.sent += 1;
        cluster.kernel.task(request(cluster, options, traffic));
        yield* sleep(cluster.kernel, options.every);
      }
    })(),
  );
  return traffic;
}

function* request(cluster: Cluster, options: TrafficOptions, traffic: Traffic): Run<void> {
  const { host, port, path = '/', patience = 5000 } = options;
  const started = cluster.now;
  const outcome = yield* httpGet(cluster.kernel, cluster.kernel.hostNet, { host, port, path }, started + patience);
  traffic.slowest = Math.max(traffic.slowest, cluster.now - started);
  if ('status' in outcome && outcome.status < 400) {
    traffic.good += 1;
    return;
  }
  const what = 'status' in outcome ? String(outcome.status) : outcome.error;
  traffic.bad.set(what, (traffic.bad.get(what) ?? 0) + 1);
}
