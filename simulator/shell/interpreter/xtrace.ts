import type { Run } from '../../kernel/syscalls';
import { quoteIfNeeded, quoteSingle } from './quote';
import type { Shell } from './shell';
import { scalar } from './variables';

/** `set -x`: the command as it is run. */
export function* trace(shell: Shell, assignments: readonly string[], words: readonly string[]): Run<void> {
  if (!shell.options.has('xtrace')) return;
  const prompt = scalar(shell.variables.get('PS4')) ?? '+ ';
  if (shell.dialect.bash) {
    const lead = (prompt[0] ?? '').repeat(shell.indirection) + prompt;
    for (const text of assignments) yield* shell.writeError(`${lead}${text}\n`);
    if (words.length > 0)
      yield* shell.writeError(
        `${lead}${words
          .map(quoteIfNeeded)
          .map((w) => w || "''")
          .join(' ')}\n`,
      );
    return;
  }
  const quoted =
    shell.dialect.name === 'ash' ? words.map((w) => (/^[\w@%+:,./^~\]-]+$/.test(w) ? w : quoteSingle(w))) : words;
  yield* shell.writeError(`${prompt}${[...assignments, ...quoted].join(' ')}\n`);
}

export function* traceText(shell: Shell, text: string): Run<void> {
  if (!shell.options.has('xtrace') || !shell.dialect.bash) return;
  const prompt = scalar(shell.variables.get('PS4')) ?? '+ ';
  yield* shell.writeError(`${(prompt[0] ?? '').repeat(shell.indirection)}${prompt}${text}\n`);
}
