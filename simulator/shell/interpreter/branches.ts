import type { Run } from '../../kernel/syscalls';
import type { Command } from '../tree';
import { tested } from './and-or';
import { expandPattern, expandString } from './expand/word';
import { matches } from './pattern';
import type { Place } from './place';
import { quoteIfNeeded } from './quote';
import type { Shell } from './shell';
import { traceText } from './xtrace';

export function* runIf(shell: Shell, command: Command & { kind: 'if' }, place: Place): Run {
  for (const branch of command.branches) {
    if ((yield* tested(shell, () => shell.interpreter.runBody(shell, branch.test, { last: false }))) === 0)
      return yield* shell.interpreter.runBody(shell, branch.body, place);
  }
  if (command.otherwise) return yield* shell.interpreter.runBody(shell, command.otherwise, place);
  return 0;
}

export function* runCase(shell: Shell, command: Command & { kind: 'case' }, place: Place): Run {
  const text = yield* expandString(shell, command.word);
  yield* traceText(shell, `case ${quoteIfNeeded(text)} in`);
  const options = { extended: shell.options.shopt.has('extglob'), ignoreCase: shell.options.shopt.has('nocasematch') };
  let falling = false;
  let status = 0;
  for (const item of command.items) {
    let matched = falling;
    for (const pattern of item.patterns) matched ||= matches(yield* expandPattern(shell, pattern), text, options);
    if (!matched) continue;
    status =
      item.body.length === 0
        ? 0
        : yield* shell.interpreter.runBody(shell, item.body, item.end === ';;' ? place : { last: false });
    if (item.end === ';;') return status;
    falling = item.end === ';&';
  }
  return status;
}
