import type { Shell } from '../interpreter/shell';
import { alias, unalias } from './alias';
import { breakBuiltin, continueBuiltin } from './break';
import type { Builtin } from './builtin';
import { builtinCommand } from './builtin-command';
import { caller } from './caller';
import { cd } from './cd';
import { command } from './command';
import { declare, local } from './declare';
import { dirs, popd, pushd } from './directories';
import { echo } from './echo';
import { evalBuiltin } from './eval';
import { exec } from './exec';
import { exit } from './exit';
import { exportBuiltin, readonlyBuiltin } from './export';
import { bg, disown, fg } from './fg';
import { getopts } from './getopts';
import { hash } from './hash';
import { help } from './help';
import { history } from './history';
import { jobs } from './jobs';
import { kill } from './kill';
import { letBuiltin } from './let';
import { mapfile } from './mapfile';
import { printf } from './printf';
import { pwd } from './pwd';
import { read } from './read';
import { returnBuiltin } from './return';
import { set } from './set';
import { shift } from './shift';
import { shopt } from './shopt';
import { dot, source } from './source';
import { suspend } from './suspend';
import { bracket, test } from './test';
import { times } from './times';
import { trap } from './trap';
import { colon, falseBuiltin, trueBuiltin } from './true';
import { type } from './type';
import { ulimit } from './ulimit';
import { umask } from './umask';
import { unset } from './unset';
import { wait } from './wait';

// A builtin: one file, one line here.
const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [':', colon],
  ['.', dot],
  ['[', bracket],
  ['break', breakBuiltin],
  ['cd', cd],
  ['command', command],
  ['continue', continueBuiltin],
  ['echo', echo],
  ['eval', evalBuiltin],
  ['exec', exec],
  ['exit', exit],
  ['export', exportBuiltin],
  ['false', falseBuiltin],
  ['kill', kill],
  ['pwd', pwd],
  ['readonly', readonlyBuiltin],
  ['return', returnBuiltin],
  ['set', set],
  ['shift', shift],
  ['alias', alias],
  ['bg', bg],
  ['builtin', builtinCommand],
  ['caller', caller],
  ['declare', declare],
  ['dirs', dirs],
  ['disown', disown],
  ['fg', fg],
  ['getopts', getopts],
  ['hash', hash],
  ['help', help],
  ['history', history],
  ['jobs', jobs],
  ['let', letBuiltin],
  ['local', local],
  ['logout', { ...exit, in: ['bash'] }],
  ['mapfile', mapfile],
  ['popd', popd],
  ['printf', printf],
  ['pushd', pushd],
  ['read', read],
  ['readarray', mapfile],
  ['shopt', shopt],
  ['suspend', suspend],
  ['times', times],
  ['typeset', declare],
  ['ulimit', ulimit],
  ['umask', umask],
  ['unalias', unalias],
  ['source', source],
  ['test', test],
  ['trap', trap],
  ['true', trueBuiltin],
  ['type', type],
  ['unset', unset],
  ['wait', wait],
]);

export function findBuiltin(shell: Shell, name: string): Builtin | undefined {
  const builtin = builtins.get(name);
  return builtin && (builtin.in ?? [shell.dialect.name]).includes(shell.dialect.name) ? builtin : undefined;
}

/** Names this shell has, sorted. */
export const builtinNames = (shell: Shell): string[] =>
  [...builtins.keys()].filter((name) => findBuiltin(shell, name)).sort();
