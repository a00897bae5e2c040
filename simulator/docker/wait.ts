import type { Kernel } from '../kernel/kernel';
import type { Run } from '../kernel/syscalls';
import type { WaitQueue } from '../kernel/wait-queue';

// The daemon's threads have no process: they sleep and wait without system calls.

/** `deadline`: ms since 1970. */
export function* waitFor(queues: readonly WaitQueue[], deadline = Number.POSITIVE_INFINITY): Run<'woken' | 'timeout'> {
  const wake = yield { kind: 'wait', queues, deadline };
  return wake === 'timeout' ? 'timeout' : 'woken';
}

export function* sleep(kernel: Kernel, ms: number): Run<void> {
  const deadline = kernel.clock.now + ms;
  while (kernel.clock.now < deadline) yield* waitFor([], deadline);
}
