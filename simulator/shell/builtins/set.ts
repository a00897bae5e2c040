import type { Run } from '../../kernel/syscalls';
import { Discard } from '../interpreter/control';
import { quoteDash, quoteDouble, quoteIfNeeded } from '../interpreter/quote';
import type { Shell } from '../interpreter/shell';
import { elements, keys } from '../interpreter/variables';
import { printFunction } from '../syntax/print';
import type { Builtin } from './builtin';

export const set: Builtin = {
  special: true,
  *run(shell, args) {
    if (args.length === 0) return yield* listVariables(shell);
    for (let i = 0; i < args.length; i++) {
      const arg = args[i] ?? '';
      if (arg === '--' || arg === '-') {
        if (arg === '-') for (const name of ['xtrace', 'verbose']) shell.options.set(name, false);
        if (arg === '--' || i + 1 < args.length) shell.positional = args.slice(i + 1);
        return 0;
      }
      if (!/^[-+]./.test(arg)) {
        shell.positional = args.slice(i);
        return 0;
      }
      const on = arg.startsWith('-');
      for (const letter of arg.slice(1)) {
        if (letter === 'o') {
          const name = args[++i];
          if (name === undefined) yield* listOptions(shell, on);
          else if (!(yield* setNamed(shell, name, on))) return 2;
          continue;
        }
        const name = shell.options.named(letter);
        if (!name || name === 'interactive') return yield* refuse(shell, `${arg[0]}${letter}`);
        setOption(shell, name, on);
      }
    }
    return 0;
  },
};

export function setOption(shell: Shell, name: string, on: boolean): void {
  shell.options.set(name, on);
}

function* refuse(shell: Shell, option: string): Run {
  if (shell.dialect.bash) {
    yield* shell.complain(`${option}: invalid option`);
    yield* shell.writeError('set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n');
    return 2;
  }
  yield* shell.complain(`${shell.dialect.name === 'dash' ? 'Illegal' : 'illegal'} option ${option}`);
  throw new Discard(2);
}

function* setNamed(shell: Shell, name: string, on: boolean): Run<boolean> {
  if (shell.options.knows(name)) {
    setOption(shell, name, on);
    return true;
  }
  if (!shell.dialect.bash) {
    yield* shell.complain(
      `${shell.dialect.name === 'dash' ? 'Illegal option' : 'illegal option'} ${on ? '-' : '+'}o ${name}`,
    );
    throw new Discard(2);
  }
  yield* shell.complain(`${name}: invalid option name`);
  return false;
}

function* listOptions(shell: Shell, table: boolean): Run<void> {
  const names = shell.options.list();
  if (!table) {
    for (const name of names) yield* shell.write(`set ${shell.options.has(name) ? '-' : '+'}o ${name}\n`);
    return;
  }
  if (shell.dialect.name === 'dash') yield* shell.write('Current option settings\n');
  for (const name of names) {
    const state = shell.options.has(name) ? 'on' : 'off';
    yield* shell.write(shell.dialect.bash ? `${name.padEnd(15)}\t${state}\n` : `${name.padEnd(16)}${state}\n`);
  }
}

function* listVariables(shell: Shell): Run {
  for (const name of shell.variables.names()) {
    const variable = shell.variables.get(name);
    if (!variable) continue;
    if (variable.indexed || variable.associative) {
      const values = elements(variable);
      yield* shell.write(
        `${name}=(${keys(variable)
          .map((key, i) => `[${key}]=${quoteDouble(values[i] ?? '')}`)
          .join(' ')})\n`,
      );
    } else if (variable.value !== undefined)
      yield* shell.write(`${name}=${shell.dialect.bash ? quoteIfNeeded(variable.value) : quoteDash(variable.value)}\n`);
  }
  if (shell.dialect.bash)
    for (const [name, { body }] of shell.functions) yield* shell.write(`${printFunction(name, body)}\n`);
  return 0;
}
