import { asErrno } from '../../kernel/errno';
import { command, Failure } from '../command';
import { quoteAlways } from '../quote';
import { destinations } from './destination';
import { lastName } from './path-names';
import { exists } from './walk';

export const ln = command(
  {
    name: 'ln',
    usage: '[OPTION]... TARGET... LINK_NAME',
    about: 'Create a link to TARGET with the name LINK_NAME.',
    options: 'f,force i n,no-dereference r,relative s,symbolic t=,target-directory T,no-target-directory v,verbose L P',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const [only = ''] = operands;
    // A link that is a folder's name: -n takes it as the link it is.
    const last = operands.at(-1) ?? '';
    const replaced =
      options.has('n') && operands.length === 2 && exists(sys, last) && sys.lstat(last).type === 'symlink';
    const pairs =
      operands.length === 1 && !options.has('t')
        ? [{ from: only, to: lastName(only) }]
        : replaced
          ? [{ from: only, to: last }]
          : destinations(sys, options, operands);
    for (const { from, to } of pairs) {
      const kind = options.has('s') ? 'symbolic' : 'hard';
      try {
        if (options.has('s')) {
          if (options.has('f') && exists(sys, to)) sys.unlink(to);
          sys.symlink(from, to);
        } else {
          const { type } = sys.lstat(from);
          if (type === 'directory')
            throw new Failure(`${quoteAlways(from).slice(1, -1)}: hard link not allowed for directory`);
          if (options.has('f') && exists(sys, to)) sys.unlink(to);
          sys.link(from, to);
        }
        if (options.has('v'))
          yield* io.print(`${quoteAlways(to)} ${options.has('s') ? '->' : '=>'} ${quoteAlways(from)}\n`);
      } catch (e) {
        if (e instanceof Failure) throw e;
        const { code, message } = asErrno(e);
        if (io.flavour === 'busybox') yield* io.fail(`${to}: ${message}`);
        else if (kind === 'hard' && code === 'ENOENT' && !exists(sys, from))
          yield* io.fail(`failed to access ${quoteAlways(from)}: ${message}`);
        else
          yield* io.fail(
            `failed to create ${kind} link ${quoteAlways(to)}${kind === 'hard' && code !== 'EEXIST' ? ` => ${quoteAlways(from)}` : ''}: ${message}`,
          );
      }
    }
  },
);
