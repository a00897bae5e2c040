import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';

const LIMIT = 1000;

const fileOf = (shell: Shell): string | undefined => {
  if (!shell.dialect.bash) return undefined;
  const home = scalar(shell.variables.get('HOME'));
  return scalar(shell.variables.get('HISTFILE')) ?? (home ? `${home}/.bash_history` : undefined);
};

export function loadHistory(shell: Shell): void {
  const file = fileOf(shell);
  if (!file) return;
  try {
    shell.history = shell.sys
      .readFile(file)
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    shell.history = [];
  }
}

export function saveHistory(shell: Shell): void {
  const file = fileOf(shell);
  if (!file || shell.history.length === 0 || shell.subshell > 0) return;
  try {
    shell.sys.writeFile(file, `${shell.history.slice(-LIMIT).join('\n')}\n`, 0o600);
  } catch {
    // A home folder that can't be written keeps no history.
  }
}

/** The lines of one command as bash's cmdhist keeps them: with `; ` between, except inside quotes and here-documents. */
export function joinHistory(kept: string, line: string, open: 'text' | 'command' | undefined): string {
  if (open === undefined) return line;
  if (open === 'text') return `${kept}\n${line}`;
  if (kept.endsWith('\\')) return kept.slice(0, -1) + line;
  return kept + (/(?:[;&|({]|\b(?:do|then|else|in))\s*$/.test(kept) ? ' ' : '; ') + line;
}

/** Adds a command; HISTCONTROL is honoured. */
export function remember(shell: Shell, line: string): void {
  const control = scalar(shell.variables.get('HISTCONTROL')) ?? '';
  if (/ignorespace|ignoreboth/.test(control) && line.startsWith(' ')) return;
  if (/ignoredups|ignoreboth/.test(control) && shell.history.at(-1) === line) return;
  if (shell.dialect.name === 'ash' && shell.history.at(-1) === line) return;
  shell.history.push(line);
  if (shell.history.length > LIMIT) shell.history.shift();
}
