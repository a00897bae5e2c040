import type { Shell } from './shell';

/** Variables from the environment and the ones each shell starts with. */
export function importEnvironment(shell: Shell, env: ReadonlyMap<string, string>): void {
  const { variables, dialect, sys } = shell;
  for (const [name, value] of env) {
    if (!/^[A-Za-z_]\w*$/.test(name) || (dialect.bash && name === '_')) continue;
    const variable = variables.declare(name);
    variable.value = value;
    variable.exported = true;
  }
  variables.set('IFS', ' \t\n');
  variables.declare('IFS').exported = false;
  variables.set('OPTIND', '1');
  variables.set('PPID', String(sys.ppid));
  variables.set('PS4', variables.get('PS4')?.value ?? '+ ');
  if (!variables.get('PATH')) variables.set('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin');
  const cwd = workingFolder(shell);
  const pwd = variables.get('PWD')?.value;
  if (pwd === undefined || !samePlace(shell, pwd)) variables.set('PWD', cwd);
  variables.declare('PWD').exported = dialect.bash || variables.declare('PWD').exported || pwd === undefined;
  if (!dialect.bash) {
    variables.set('PS1', variables.get('PS1')?.value ?? (sys.credentials().uid === 0 ? '# ' : '$ '));
    variables.set('PS2', '> ');
    return;
  }
  variables.declare('OLDPWD').exported = true;
  const level = variables.declare('SHLVL');
  level.value = String((Number.parseInt(level.value ?? '0', 10) || 0) + 1);
  level.exported = true;
  variables.set('BASH', '/usr/bin/bash');
  variables.set('HOSTTYPE', 'x86_64');
  variables.set('OSTYPE', 'linux-gnu');
  variables.set('MACHTYPE', 'x86_64-pc-linux-gnu');
  variables.set('OPTERR', '1');
  for (const name of ['PPID', 'BASH_VERSINFO', 'EUID', 'UID', 'SHELLOPTS', 'BASHOPTS'])
    if (name === 'PPID') variables.declare(name).readonly = true;
}

function workingFolder(shell: Shell): string {
  try {
    return shell.sys.getcwd();
  } catch {
    return '/';
  }
}

function samePlace(shell: Shell, path: string): boolean {
  try {
    return path.startsWith('/') && shell.sys.realpath(path) === shell.sys.getcwd();
  } catch {
    return false;
  }
}
