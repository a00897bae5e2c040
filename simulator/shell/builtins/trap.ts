import type { Signal } from '../../kernel/signal';
import { parseSignal, signalName } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { quoteDash, quoteSingle } from '../interpreter/quote';
import type { Shell } from '../interpreter/shell';
import type { PseudoSignal } from '../interpreter/traps';
import { type Builtin, refuseOption } from './builtin';
import { signalTable } from './signal-table';

export const trap: Builtin = {
  special: true,
  *run(shell, args) {
    let rest = args;
    if (/^-[lp]+$/.test(rest[0] ?? '') && shell.dialect.bash) {
      if (rest[0]?.includes('l')) {
        yield* shell.write(signalTable());
        return 0;
      }
      return yield* list(shell, rest.slice(1));
    }
    if (rest[0] === '--') rest = rest.slice(1);
    else if (/^-./.test(rest[0] ?? ''))
      return yield* refuseOption(shell, (rest[0] ?? '').slice(1, 2), 'trap [-lp] [[arg] signal_spec ...]');
    if (rest.length === 0) return yield* list(shell, []);
    const alone = rest.length === 1 || /^\d+$/.test(rest[0] ?? '');
    const action = alone || rest[0] === '-' ? undefined : rest[0];
    const names = alone && rest[0] !== '-' ? rest : rest.slice(1);
    let status = 0;
    for (const word of names) {
      const signal = conditionOf(shell, word);
      if (signal === undefined) {
        if (shell.dialect.name === 'dash') yield* shell.writeError(`trap: ${word}: bad trap\n`);
        else yield* shell.complain(`${word}: invalid signal specification`);
        status = 1;
      } else shell.traps.set(signal, action, shell.dialect.exitTrapCatchesSignals && !shell.interactive);
    }
    return status;
  },
};

function conditionOf(shell: Shell, word: string): Signal | PseudoSignal | undefined {
  const upper = shell.dialect.name === 'dash' ? word : word.toUpperCase();
  if (upper === 'EXIT' || word === '0' || upper === 'SIGEXIT') return 'EXIT';
  if (shell.dialect.bash && (upper === 'ERR' || upper === 'DEBUG' || upper === 'RETURN')) return upper;
  if (shell.dialect.name === 'dash' && (word.startsWith('SIG') || word !== upper)) return undefined;
  return parseSignal(word);
}

function* list(shell: Shell, words: readonly string[]): Run {
  if (shell.dialect.exitTrapCatchesSignals && !shell.interactive) shell.traps.catchDeadly();
  const wanted = words.map((word) => conditionOf(shell, word));
  for (const [signal, action] of shell.traps.list()) {
    if (wanted.length > 0 && !wanted.includes(signal)) continue;
    const name =
      typeof signal === 'string' ? signal : `${shell.dialect.bash ? 'SIG' : ''}${signalName(signal) ?? signal}`;
    yield* shell.write(`trap -- ${shell.dialect.bash ? quoteSingle(action) : quoteDash(action)} ${name}\n`);
  }
  return 0;
}
