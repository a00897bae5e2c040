import type { Part } from '../../tree';
import type { Shell } from '../shell';
import { scalar } from '../variables';

/** `~`, `~user`, `~+`, `~-` at the start of a word; in assignments also after each colon. */
export function expandTilde(shell: Shell, parts: readonly Part[], assignment: boolean): Part[] {
  return parts.flatMap((part, i): Part[] => {
    if (part.kind !== 'literal' || part.quoted) return [part];
    const whole = i === parts.length - 1;
    const prefix = !assignment && i === 0 && shell.dialect.bash ? /^\w+=(?=~)/.exec(part.text)?.[0] : undefined;
    if (prefix)
      return [
        { kind: 'literal', text: prefix, quoted: true },
        ...expandTilde(shell, [{ ...part, text: part.text.slice(prefix.length) }, ...parts.slice(1)], true).slice(
          0,
          parts.length > 1 ? -(parts.length - 1) : undefined,
        ),
      ];
    const pieces = assignment ? part.text.split(':') : [part.text];
    const out: Part[] = [];
    for (const [k, piece] of pieces.entries()) {
      if (k > 0) out.push({ kind: 'literal', text: ':', quoted: false });
      const head = /^~([\w.+-]*)/.exec(piece);
      const first = k > 0 || i === 0;
      const ends =
        head &&
        (piece[head[0].length] === '/' || (piece.length === head[0].length && (whole || k < pieces.length - 1)));
      const home = first && head && ends ? homeOf(shell, head[1] ?? '') : undefined;
      if (home === undefined || !head) out.push({ kind: 'literal', text: piece, quoted: false });
      else
        out.push(
          { kind: 'literal', text: home, quoted: true },
          { kind: 'literal', text: piece.slice(head[0].length), quoted: false },
        );
    }
    return out;
  });
}

function homeOf(shell: Shell, user: string): string | undefined {
  if (user === '') return scalar(shell.variables.get('HOME'));
  if (user === '+') return shell.dialect.bash ? scalar(shell.variables.get('PWD')) : undefined;
  if (user === '-') return shell.dialect.bash ? scalar(shell.variables.get('OLDPWD')) : undefined;
  try {
    const row = shell.sys
      .readFile('/etc/passwd')
      .split('\n')
      .find((line) => line.startsWith(`${user}:`));
    return row?.split(':')[5];
  } catch {
    return undefined;
  }
}
