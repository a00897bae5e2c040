import { programOf } from '../vfs/binary';
import { basename } from '../vfs/path';
import { existing, permits } from './access';
import { capabilitiesOf } from './capability';
import { Errno } from './errno';
import { closeFd } from './exit';
import type { Kernel } from './kernel';
import type { Proc } from './proc';
import { QUANTUM } from './scheduler';
import type { ExecImage } from './syscalls';

const MAX_INTERPRETERS = 4;
/** What execve costs, in CPU ms. */
export const EXEC_COST = 0.4;

/** execve(2) up to the point of no return: the file, its permission, its #! line. */
export function loadImage(
  kernel: Kernel,
  proc: Proc,
  path: string,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
): ExecImage {
  const comm = basename(path).slice(0, 15);
  let file = path;
  let words = argv;
  for (let depth = 0; depth < MAX_INTERPRETERS; depth++) {
    const { inode, path: exe } = existing(proc, file);
    if (inode.type !== 'file' || !permits(proc, inode, 'x')) throw new Errno('EACCES', path);
    const program = programOf(inode.data);
    if (program !== undefined) return { program: kernel.program(program), argv: words, env, comm, exe };
    const line = /^#![ \t]*([^ \t\n]+)[ \t]*([^\n]*?)[ \t]*(?:\n|$)/.exec(inode.data);
    if (!line) throw new Errno('ENOEXEC', path);
    const [, interpreter = '', argument = ''] = line;
    words = [interpreter, ...(argument ? [argument] : []), file, ...words.slice(1)];
    file = interpreter;
  }
  throw new Errno('ELOOP', path);
}

/** The point of no return: caught signals become default, ignored ones stay, close-on-exec fds go. */
export function enterImage(kernel: Kernel, proc: Proc, image: ExecImage): void {
  for (const [signal, disposition] of proc.dispositions) if (disposition !== 'ignore') proc.dispositions.delete(signal);
  proc.caught.length = 0;
  for (const [fd, descriptor] of [...proc.fds]) if (descriptor.cloexec) closeFd(proc, fd);
  proc.argv = image.argv;
  proc.comm = image.comm;
  proc.exe = image.exe;
  proc.env = image.env;
  proc.threads = 1;
  proc.capabilities = capabilitiesOf(proc.uid, proc.bounding);
  kernel.record({ type: 'exec', pid: proc.pid, argv: image.argv, ...(proc.label && { container: proc.label }) });
}

/** Does the time used so far call for another process's turn? */
export const overQuantum = (charge: number): boolean => charge >= QUANTUM;
