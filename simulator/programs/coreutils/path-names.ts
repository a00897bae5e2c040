import { command, requireOperands } from '../command';

const stripped = (path: string): string => path.replace(/(?<=.)\/+$/, '');
/** Last component, as basename(1) has it. */
export const lastName = (path: string): string => stripped(path).replace(/^.*\/(?=.)/s, '') || path;
/** All but the last component, as dirname(1) has it. */
export const folderOf = (path: string): string => {
  const text = stripped(path);
  const at = text.lastIndexOf('/');
  return at < 0 ? '.' : stripped(text.slice(0, at)) || '/';
};

export const basename = command(
  {
    name: 'basename',
    usage: 'NAME [SUFFIX]',
    about: 'Print NAME with any leading directory components removed.',
    options: 'a,multiple s=,suffix z,zero',
    inOrder: true,
  },
  function* (io, options, operands) {
    const many = options.has('a', 's');
    requireOperands(operands, 1, many ? Infinity : 2);
    const suffix = options.get('s') ?? (many ? '' : (operands[1] ?? ''));
    for (const operand of many ? operands : operands.slice(0, 1)) {
      const name = lastName(operand);
      const cut = suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name;
      yield* io.print(cut + (options.has('z') ? '\0' : '\n'));
    }
  },
);

export const dirname = command(
  {
    name: 'dirname',
    usage: '[OPTION] NAME...',
    about: 'Output each NAME with its last non-slash component and trailing slashes removed.',
    options: 'z,zero',
    inOrder: true,
  },
  function* (io, options, operands) {
    requireOperands(operands, 1);
    for (const operand of operands) yield* io.print(folderOf(operand) + (options.has('z') ? '\0' : '\n'));
  },
);
