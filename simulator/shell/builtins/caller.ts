import type { Builtin } from './builtin';

export const caller: Builtin = {
  in: ['bash'],
  *run(shell, [word]) {
    const depth = word === undefined ? 0 : Number(word);
    const call = shell.calls.at(-1 - depth);
    if (!call) return 1;
    const outer = shell.calls.at(-2 - depth)?.name ?? 'main';
    yield* shell.write(
      word === undefined
        ? `${call.line} ${shell.source === 'script' ? shell.name : 'NULL'}\n`
        : `${call.line} ${outer} ${shell.name}\n`,
    );
    return 0;
  },
};
