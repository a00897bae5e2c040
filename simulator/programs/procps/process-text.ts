import type { ProcInfo } from '../../kernel/syscalls';

const zombie = (p: ProcInfo): string => (p.state === 'Z' ? ' <defunct>' : '');

/** The program's name, `name <defunct>` for a zombie. */
export const commandName = (p: ProcInfo): string => p.comm + zombie(p);

/** The whole command line; `[name]` where there is none. */
export const commandLine = (p: ProcInfo): string =>
  p.argv.length === 0 ? `[${p.comm}]${zombie(p)}` : p.argv.join(' ').replace(/[^ -~]/g, '?');

/** ps(1), PROCESS STATE CODES. */
export const stateFlags = (p: ProcInfo): string =>
  `${p.state}${p.nice < 0 ? '<' : p.nice > 0 ? 'N' : ''}${p.pid === p.sid ? 's' : ''}${p.threads > 1 ? 'l' : ''}${p.tpgid > 0 && p.pgid === p.tpgid ? '+' : ''}`;
