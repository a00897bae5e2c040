import { signalName } from '../../kernel/signal';
import type { WaitStatus } from '../../kernel/syscalls';

const NAMES: Readonly<Record<number, string>> = {
  0: 'SUCCESS',
  1: 'FAILURE',
  2: 'INVALIDARGUMENT',
  3: 'NOTIMPLEMENTED',
  4: 'NOPERMISSION',
  5: 'NOTINSTALLED',
  6: 'NOTCONFIGURED',
  7: 'NOTRUNNING',
  200: 'CHDIR',
  203: 'EXEC',
  209: 'STDOUT',
  216: 'GROUP',
  217: 'USER',
};

/** `code=exited, status=3/NOTIMPLEMENTED`, `code=killed, status=9/KILL` */
export function describeExit(status: WaitStatus): string {
  if ('exited' in status) return `code=exited, status=${status.exited}/${NAMES[status.exited] ?? 'n/a'}`;
  const signal = 'signaled' in status ? status.signaled : 0;
  return `code=killed, status=${signal}/${signalName(signal)}`;
}

/** As `systemctl status` has it: `code=killed, signal=KILL`. */
export function shortExit(status: WaitStatus): string {
  if ('exited' in status) return describeExit(status);
  return `code=killed, signal=${'signaled' in status ? signalName(status.signaled) : ''}`;
}
