import { Errno } from '../errno';
import type { Proc } from '../proc';
import type { Run } from '../syscalls';
import type { WaitQueue } from '../wait-queue';

/** Sleeps until woken or the deadline (ms since 1970). EINTR when a handler ran that does not restart calls. */
export function* sleepOn(proc: Proc, queues: readonly WaitQueue[], deadline: number): Run<'woken' | 'timeout'> {
  if (proc.caught.length > 0) yield { kind: 'cpu' };
  const wake = yield { kind: 'wait', queues, deadline };
  if (wake !== 'interrupted') return wake;
  if (!proc.restart) throw new Errno('EINTR');
  return 'woken';
}
