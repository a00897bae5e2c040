import type { Builtin } from './builtin';

export const umask: Builtin = {
  *run(shell, args) {
    const symbolic = args[0] === '-S';
    const word = symbolic || args[0] === '-p' ? args[1] : args[0];
    const mask = shell.sys.umask();
    if (word === undefined) {
      yield* shell.write(
        symbolic
          ? `${showSymbols(~mask & 0o777)}\n`
          : `${args[0] === '-p' ? 'umask ' : ''}${mask.toString(8).padStart(4, '0')}\n`,
      );
      return 0;
    }
    const changed = /^[0-7]+$/.test(word) ? Number.parseInt(word, 8) : applySymbols(mask, word);
    if (changed === undefined) {
      if (shell.dialect.bash)
        yield* shell.complain(
          /^\d/.test(word) ? `${word}: octal number out of range` : `\`${word[0]}': invalid symbolic mode operator`,
        );
      else
        yield* shell.complain(
          shell.dialect.name === 'dash'
            ? `Illegal ${/^\d/.test(word) ? 'number' : 'mode'}: ${word}`
            : `illegal mode: ${word}`,
        );
      return shell.dialect.bash ? 1 : 2;
    }
    shell.sys.umask(changed & 0o777);
    return 0;
  },
};

const showSymbols = (mode: number): string =>
  ['u', 'g', 'o']
    .map((who, i) => `${who}=${['r', 'w', 'x'].filter((_, k) => mode & (0o400 >> (i * 3 + k))).join('')}`)
    .join(',');

function applySymbols(mask: number, text: string): number | undefined {
  let mode = ~mask & 0o777;
  for (const clause of text.split(',')) {
    const found = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (!found) return undefined;
    const [, who = '', op, what = ''] = found;
    const bits = [...what].reduce((sum, c) => sum | (c === 'r' ? 4 : c === 'w' ? 2 : 1), 0);
    const groups = who === '' || who.includes('a') ? 'ugo' : who;
    for (const group of groups) {
      const by = group === 'u' ? 6 : group === 'g' ? 3 : 0;
      if (op === '+') mode |= bits << by;
      else if (op === '-') mode &= ~(bits << by);
      else mode = (mode & ~(7 << by)) | (bits << by);
    }
  }
  return ~mode & 0o777;
}
