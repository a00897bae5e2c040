import type { Run } from '../../kernel/syscalls';
import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';
import type { Builtin } from './builtin';
import { changeFolder } from './cd';

const stack = (shell: Shell): string[] => [scalar(shell.variables.get('PWD')) ?? '', ...shell.directories];

function* show(shell: Shell, long = false): Run<void> {
  const home = scalar(shell.variables.get('HOME')) ?? '';
  const short = (path: string): string =>
    !long && home !== '' && (path === home || path.startsWith(`${home}/`)) ? `~${path.slice(home.length)}` : path;
  yield* shell.write(`${stack(shell).map(short).join(' ')}\n`);
}

/** `+n` from the left, `-n` from the right. */
function position(word: string | undefined, size: number): number | undefined {
  const found = /^([-+])(\d+)$/.exec(word ?? '');
  if (!found) return undefined;
  return found[1] === '+' ? Number(found[2]) : size - 1 - Number(found[2]);
}

export const pushd: Builtin = {
  in: ['bash'],
  *run(shell, args) {
    const all = stack(shell);
    const [word] = args;
    const at = word === undefined ? 1 : position(word, all.length);
    if (at === undefined) {
      if (!(yield* changeFolder(shell, word ?? ''))) return 1;
      shell.directories = all;
    } else {
      const target = all[at];
      if (target === undefined) {
        yield* shell.complain(
          word === undefined
            ? 'no other directory'
            : all.length === 1
              ? 'directory stack empty'
              : `${word}: directory stack index out of range`,
        );
        return 1;
      }
      if (!(yield* changeFolder(shell, target))) return 1;
      shell.directories =
        word === undefined ? [all[0] ?? '', ...all.slice(2)] : [...all.slice(at + 1), ...all.slice(0, at)];
    }
    yield* show(shell);
    return 0;
  },
};

export const popd: Builtin = {
  in: ['bash'],
  *run(shell, [word]) {
    const all = stack(shell);
    const at = word === undefined ? 0 : position(word, all.length);
    if (all.length === 1 || at === undefined || all[at] === undefined) {
      yield* shell.complain(all.length === 1 ? 'directory stack empty' : `${word}: directory stack index out of range`);
      return 1;
    }
    if (at === 0 && !(yield* changeFolder(shell, all[1] ?? '/'))) return 1;
    shell.directories = at === 0 ? all.slice(2) : all.filter((_, i) => i !== at).slice(1);
    yield* show(shell);
    return 0;
  },
};

export const dirs: Builtin = {
  in: ['bash'],
  *run(shell, args) {
    if (args.includes('-c')) shell.directories = [];
    else if (args.includes('-v'))
      for (const [i, path] of stack(shell).entries()) yield* shell.write(`${String(i).padStart(2)}  ${path}\n`);
    else if (args.includes('-p')) for (const path of stack(shell)) yield* shell.write(`${path}\n`);
    else yield* show(shell, args.includes('-l'));
    return 0;
  },
};
