import type { Syscalls } from '../kernel/syscalls';

type Mount = ReturnType<Syscalls['mounts']>[number];

/** The file system that a path is on. Throws Errno when there is no such path. */
export function mountOf(sys: Syscalls, file: string): Mount | undefined {
  const path = sys.realpath(file);
  const inside = ({ target }: Mount): boolean => target === '/' || path === target || path.startsWith(`${target}/`);
  return sys
    .mounts()
    .filter(inside)
    .sort((a, b) => b.target.length - a.target.length)[0];
}
