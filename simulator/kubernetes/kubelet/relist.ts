import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Cluster } from '../cluster';

/** ms: how often the kubelet looks what has become of its containers. */
const PERIOD = 1000;

/** Until the kubelet looks again. */
export function* relist({ kernel }: Cluster): Run<void> {
  const since = kernel.clock.now - kernel.bootedAt;
  yield* sleep(kernel, PERIOD - (since % PERIOD));
}
