import type { Run } from '../../kernel/syscalls';
import { bashVersion } from '../version';
import type { Shell } from './shell';
import { elements, scalar } from './variables';

/** Value of a variable, special or not; undefined when it is unset. `index` picks an element. */
export function readVariable(shell: Shell, name: string, index?: string): string | undefined {
  const array = index === undefined ? undefined : specialArray(shell, name);
  if (array) return array[Number(index) < 0 ? array.length + Number(index) : Number(index)];
  if (/^\d+$/.test(name)) return name === '0' ? shell.name : shell.positional[Number(name) - 1];
  const special = specialValue(shell, name);
  if (special !== undefined) return special;
  const variable = shell.variables.get(name);
  if (variable?.reference && variable.value) return readVariable(shell, variable.value, index);
  if (index === undefined) return scalar(variable);
  if (variable?.associative) return variable.associative.get(index);
  const position = Number(index);
  if (variable?.indexed)
    return variable.indexed.get(position < 0 ? Math.max(-1, ...variable.indexed.keys()) + 1 + position : position);
  return position === 0 || position === -1 ? variable?.value : undefined;
}

/** All elements of an array, or the one value of a plain variable. */
export function readArray(shell: Shell, name: string): string[] {
  if (name === '@' || name === '*') return [...shell.positional];
  const special = specialArray(shell, name);
  if (special) return [...special];
  const variable = shell.variables.get(name);
  if (variable?.reference && variable.value) return readArray(shell, variable.value);
  if (variable) return elements(variable);
  const value = readVariable(shell, name);
  return value === undefined ? [] : [value];
}

function specialArray(shell: Shell, name: string): readonly string[] | undefined {
  if (!shell.dialect.bash) return undefined;
  switch (name) {
    case 'PIPESTATUS':
      return shell.pipeStatus.map(String);
    case 'FUNCNAME':
      return shell.calls.length === 0
        ? []
        : [...shell.calls.map((c) => c.name).reverse(), ...(shell.source === 'script' ? ['main'] : [])];
    case 'BASH_LINENO':
      return shell.calls.map((c) => String(c.line)).reverse();
    case 'BASH_VERSINFO':
      return bashVersion.info;
    case 'DIRSTACK':
      return [readVariable(shell, 'PWD') ?? '', ...shell.directories];
    case 'GROUPS':
      return shell.sys.credentials().groups.map(String);
    default:
      return undefined;
  }
}

function specialValue(shell: Shell, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(shell.status);
    case '$':
      return String(shell.mainPid);
    case '!':
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground);
    case '#':
      return String(shell.positional.length);
    case '-':
      return shell.options.flags(shell.source === 'string' ? 'string' : shell.source === 'stdin' ? 'stdin' : '');
    case 'PPID':
      return shell.variables.get('PPID')?.value;
    case 'LINENO':
      return shell.variables.get('LINENO') && !shell.dialect.bash ? undefined : String(shell.line);
  }
  if (name === 'RANDOM' && shell.dialect.name !== 'dash') return String(nextRandom(shell));
  if (!shell.dialect.bash) return undefined;
  switch (name) {
    case '_':
      return shell.lastArgument;
    case 'SECONDS':
      return String(Math.floor((shell.sys.now() - shell.startedAt) / 1000));
    case 'EPOCHSECONDS':
      return String(Math.floor(shell.sys.now() / 1000));
    case 'EPOCHREALTIME':
      return (shell.sys.now() / 1000).toFixed(6);
    case 'BASHPID':
      return String(shell.sys.pid);
    case 'UID':
    case 'EUID':
      return String(shell.sys.credentials().uid);
    case 'SHLVL':
      return shell.variables.get('SHLVL')?.value;
    case 'HOSTNAME':
      return shell.variables.get('HOSTNAME')?.value ?? shell.sys.hostname();
    case 'BASH_SUBSHELL':
      return String(shell.subshell);
    case 'BASH_VERSION':
      return bashVersion.text;
    case 'SHELLOPTS':
      return shell.options
        .list()
        .filter((o) => shell.options.has(o))
        .join(':');
    case 'PIPESTATUS':
    case 'FUNCNAME':
    case 'BASH_VERSINFO':
    case 'DIRSTACK':
    case 'GROUPS':
      return specialArray(shell, name)?.[0];
    default:
      return undefined;
  }
}

/** Deterministic: seeded by the pid, or by assignment. */
function nextRandom(shell: Shell): number {
  shell.randomState = (Math.imul(shell.randomState, 1103515245) + 12345) >>> 0;
  return (shell.randomState >>> 16) & 32767;
}

/** An index of an array: a number for indexed ones (arithmetic), text for associative ones. */
export function* subscript(shell: Shell, name: string, index: string): Run<string> {
  if (shell.variables.get(name)?.associative) return index;
  if (/^\d+$/.test(index)) return String(Number(index));
  return String(yield* shell.interpreter.evaluateText(shell, index));
}
