import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { assignVariable } from '../interpreter/assign';
import { typeOf } from '../interpreter/find-command';
import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';
import type { Builtin } from './builtin';

export const cd: Builtin = {
  *run(shell, args) {
    const physical = args.some((arg) => /^-[PL]*P/.test(arg)) || shell.options.has('physical');
    const words = args.filter((arg) => !/^-[PLe@]+$/.test(arg) && arg !== '--');
    if (words.length > 1 && shell.dialect.bash) {
      yield* shell.complain('too many arguments');
      return 1;
    }
    let target = words[0];
    let shows = false;
    if (target === undefined) {
      target = scalar(shell.variables.get('HOME'));
      if (target === undefined) {
        if (!shell.dialect.bash) return 0;
        yield* shell.complain('HOME not set');
        return 1;
      }
    } else if (target === '-') {
      target = scalar(shell.variables.get('OLDPWD'));
      if (target === undefined) {
        if (shell.dialect.bash) {
          yield* shell.complain('OLDPWD not set');
          return 1;
        }
        target = scalar(shell.variables.get('PWD')) ?? '.';
      }
      shows = true;
    } else if (!/^\.{0,2}(?:\/|$)/.test(target)) {
      for (const folder of (scalar(shell.variables.get('CDPATH')) ?? '').split(':').filter(Boolean)) {
        if (typeOf(shell, `${folder}/${target}`) !== 'directory') continue;
        target = `${folder}/${target}`;
        shows = true;
        break;
      }
    }
    if (!(yield* changeFolder(shell, target, physical))) return shell.dialect.name === 'dash' ? 2 : 1;
    if (shows) yield* shell.write(`${scalar(shell.variables.get('PWD')) ?? ''}\n`);
    return 0;
  },
};

/** Changes folder and sets PWD and OLDPWD; complains when it can't. */
export function* changeFolder(shell: Shell, target: string, physical = false): Run<boolean> {
  const here = scalar(shell.variables.get('PWD')) ?? shell.sys.getcwd();
  try {
    const logical = logicalPath(here, target);
    shell.sys.chdir(physical ? target || '.' : logical);
    yield* assignVariable(shell, 'OLDPWD', here);
    yield* assignVariable(shell, 'PWD', physical ? shell.sys.getcwd() : logical);
    return true;
  } catch (error) {
    const { message } = asErrno(error);
    if (shell.dialect.bash) yield* shell.complain(`${target}: ${message}`);
    else yield* shell.complain(`can't cd to ${target}${shell.dialect.name === 'ash' ? `: ${message}` : ''}`);
    return false;
  }
}

export function logicalPath(here: string, target: string): string {
  const out: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${here}/${target}`).split('/')) {
    if (part === '..') out.pop();
    else if (part !== '' && part !== '.') out.push(part);
  }
  return `/${out.join('/')}`;
}
