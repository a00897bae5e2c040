import type { Builtin } from './builtin';

export const history: Builtin = {
  in: ['bash', 'ash'],
  *run(shell, args) {
    const [first, second] = args;
    if (first === '-c') {
      shell.history = [];
      return 0;
    }
    if (first === '-d' && /^-?\d+$/.test(second ?? '')) {
      const at = Number(second);
      shell.history.splice(at < 0 ? shell.history.length + at : at - 1, 1);
      return 0;
    }
    if (/^-[anrwps]/.test(first ?? '')) return 0;
    if (first !== undefined && !/^\d+$/.test(first)) {
      yield* shell.complain(`${first}: numeric argument required`);
      return 1;
    }
    const from = first === undefined ? 0 : Math.max(0, shell.history.length - Number(first));
    for (const [i, line] of shell.history.entries())
      if (i >= from) yield* shell.write(`${String(i + 1).padStart(5)}  ${line}\n`);
    return 0;
  },
};
