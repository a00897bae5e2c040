import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Shell } from '../interpreter/shell';

/** Takes the terminal: own process group in the foreground, stop signals ignored. Gives the terminal's fd. */
export function startJobControl(shell: Shell): number {
  const { sys, traps } = shell;
  traps.setInternal(signals.INT, {
    handler: () => {
      traps.interrupt();
    },
  });
  traps.setInternal(signals.QUIT, 'ignore');
  traps.setInternal(signals.TERM, 'ignore');
  traps.setInternal(signals.WINCH, {
    handler: () => {
      shell.resized = true;
    },
  });
  const fd = sys.dup(sys.isatty(0) ? 0 : 2, 10);
  sys.setCloexec(fd, true);
  if (!sys.isatty(fd)) return fd;
  for (const signal of [signals.TSTP, signals.TTIN, signals.TTOU]) traps.setInternal(signal, 'ignore');
  try {
    if (sys.getpgid() !== sys.pid && sys.getsid() !== sys.pid) sys.setpgid(0, 0);
    sys.tcsetpgrp(fd, sys.getpgid());
    shell.options.set('monitor', true);
    shell.terminal = fd;
    shell.modes = sys.tcgetattr(fd);
  } catch (error) {
    asErrno(error);
  }
  return fd;
}
