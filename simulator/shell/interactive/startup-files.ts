import type { Run } from '../../kernel/syscalls';
import { parseScript } from '../ast';
import { Discard, ReturnFrom } from '../interpreter/control';
import { runScript } from '../interpreter/script';
import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';

/** /etc/profile and the profile in the home folder for a login shell; bash's rc files otherwise. */
export function* runStartupFiles(shell: Shell, options: { login: boolean; norc: boolean }): Run<void> {
  const home = scalar(shell.variables.get('HOME')) ?? '';
  if (options.login) {
    yield* runIfPresent(shell, '/etc/profile');
    const own = shell.dialect.bash ? ['.bash_profile', '.bash_login', '.profile'] : ['.profile'];
    for (const name of own) if (yield* runIfPresent(shell, `${home}/${name}`)) return;
  } else if (shell.dialect.bash && !options.norc) {
    yield* runIfPresent(shell, '/etc/bash.bashrc');
    yield* runIfPresent(shell, `${home}/.bashrc`);
  }
}

function* runIfPresent(shell: Shell, path: string): Run<boolean> {
  let source: string;
  try {
    source = shell.sys.readFile(path);
  } catch {
    return false;
  }
  shell.sourcing++;
  try {
    yield* runScript(
      shell,
      parseScript(source, { dialect: shell.dialect, aliases: shell.aliases }),
      { last: false },
      'source',
    );
  } catch (error) {
    if (!(error instanceof ReturnFrom) && !(error instanceof Discard)) throw error;
  } finally {
    shell.sourcing--;
  }
  return true;
}
