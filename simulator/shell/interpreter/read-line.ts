import type { Fd, Run } from '../../kernel/syscalls';
import { restarting, type Shell } from './shell';

/** Reads byte by byte up to the delimiter, so that what follows stays for others. undefined at the end of file with nothing read. */
export function* readLine(
  shell: Shell,
  fd: Fd,
  delimiter: string,
): Run<{ text: string; complete: boolean } | undefined> {
  let text = '';
  for (;;) {
    const c = yield* restarting(shell, () => shell.sys.read(fd, 1));
    if (c === '') return text === '' ? undefined : { text, complete: false };
    if (c === delimiter) return { text, complete: true };
    text += c;
  }
}
