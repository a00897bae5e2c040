import type { WaitStatus } from '../kernel/syscalls';

/** How a shell and Docker count: 128 and the signal. */
export const exitCodeOf = (status: WaitStatus | undefined): number =>
  status === undefined ? 255 : 'exited' in status ? status.exited : 'signaled' in status ? 128 + status.signaled : 255;
