import { strftime } from '../../programs/strftime';
import type { Shell } from '../interpreter/shell';

/** `printf '%(format)T' seconds`: -1 is now, -2 when the shell started. */
export function formatTime(shell: Shell, format: string, word: string | undefined): string {
  const seconds =
    word === undefined || word === '-1'
      ? Math.floor(shell.sys.now() / 1000)
      : word === '-2'
        ? Math.floor(shell.startedAt / 1000)
        : Number(word) || 0;
  return strftime(format || '%X', seconds * 1000);
}
