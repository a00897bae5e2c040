import { Errno } from '../errno';
import type { Kernel } from '../kernel';
import type { Proc } from '../proc';
import type { Fd, Pid, Syscalls } from '../syscalls';
import type { Tty } from '../tty';
import { charge } from './charge';

type Calls =
  | 'getpgid'
  | 'getsid'
  | 'setpgid'
  | 'setsid'
  | 'isatty'
  | 'ttyname'
  | 'tcgetattr'
  | 'tcsetattr'
  | 'tcgetpgrp'
  | 'tcsetpgrp'
  | 'windowSize'
  | 'setControllingTty'
  | 'noteLine';

export function terminalCalls(kernel: Kernel, proc: Proc): Pick<Syscalls, Calls> {
  const { pid: namespace } = proc.ns;
  const find = (pid: Pid): Proc => {
    const found = pid === 0 ? proc : namespace.procs.get(pid);
    if (!found || found.state === 'reaped') throw new Errno('ESRCH');
    return found;
  };
  const ttyOf = (fd: Fd): Tty => {
    const file = proc.fds.get(fd)?.file;
    if (!file) throw new Errno('EBADF');
    if (!file.tty) throw new Errno('ENOTTY');
    return file.tty;
  };
  return {
    getpgid: (pid = 0) => find(pid).groupPids.get(namespace) ?? 0,
    getsid: (pid = 0) => find(pid).sessionPids.get(namespace) ?? 0,

    setpgid(pid, pgid) {
      charge(proc);
      const target = find(pid);
      if (target.sid !== proc.sid || target.sid === target.pid) throw new Errno('EPERM');
      const wanted = pgid === 0 ? target.pidIn(namespace) : pgid;
      if (wanted === target.pidIn(namespace)) {
        target.pgid = target.pid;
        target.groupPids = target.pids;
        return;
      }
      const member = [...namespace.procs.values()].find(
        (p) => p.groupPids.get(namespace) === wanted && p.sid === target.sid,
      );
      if (!member) throw new Errno('EPERM');
      target.pgid = member.pgid;
      target.groupPids = member.groupPids;
    },

    setsid() {
      charge(proc);
      if (proc.pgid === proc.pid && kernel.group(proc.pid).length > 0) throw new Errno('EPERM');
      Object.assign(proc, {
        sid: proc.pid,
        pgid: proc.pid,
        groupPids: proc.pids,
        sessionPids: proc.pids,
        tty: undefined,
      });
      return proc.pidIn(namespace);
    },

    isatty: (fd) => proc.fds.get(fd)?.file.tty !== undefined,
    ttyname: (fd) => {
      const tty = proc.fds.get(fd)?.file.tty;
      return tty && `/dev/${tty.name}`;
    },
    tcgetattr: (fd) => ttyOf(fd).termios,
    tcsetattr: (fd, termios) => ttyOf(fd).set(termios),

    tcgetpgrp(fd) {
      const tty = ttyOf(fd);
      const member = kernel.group(tty.foreground)[0];
      return member?.groupPids.get(namespace) ?? 0;
    },

    tcsetpgrp(fd, pgid) {
      charge(proc);
      const tty = ttyOf(fd);
      const member = [...namespace.procs.values()].find((p) => p.groupPids.get(namespace) === pgid);
      if (!member) throw new Errno('ESRCH');
      if (tty !== proc.tty) throw new Errno('ENOTTY');
      tty.foreground = member.pgid;
    },

    windowSize: (fd) => ttyOf(fd).size,

    setControllingTty(fd) {
      const tty = ttyOf(fd);
      if (proc.sid !== proc.pid) throw new Errno('EPERM');
      proc.tty = tty;
      tty.session = proc.sid;
      tty.foreground = proc.pgid;
    },

    noteLine(fd, line) {
      proc.fds.get(fd)?.file.tty?.noteLine(line);
    },
  };
}
