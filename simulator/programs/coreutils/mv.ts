import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { command } from '../command';
import { quoteAlways } from '../quote';
import { copy } from './copy-file';
import { destinations } from './destination';
import { agree } from './rm';
import { exists, join, sortedNames } from './walk';

function* removeTree(sys: Syscalls, path: Bytes): Run<void> {
  if (sys.lstat(path).type !== 'directory') return sys.unlink(path);
  for (const name of sortedNames(sys, path)) yield* removeTree(sys, join(path, name));
  sys.rmdir(path);
}

export const mv = command(
  {
    name: 'mv',
    usage: '[OPTION]... SOURCE... DIRECTORY',
    about: 'Rename SOURCE to DEST, or move SOURCE(s) to DIRECTORY.',
    options: 'f,force i,interactive n,no-clobber t=,target-directory T,no-target-directory u v,verbose',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const answers = io.lines(0);
    for (const { from, to } of destinations(sys, options, operands)) {
      try {
        const stat = sys.lstat(from);
        if (exists(sys, to)) {
          const there = sys.lstat(to);
          if (options.last('f', 'i', 'n') === 'n') continue;
          if (there.ino === stat.ino && there.dev === stat.dev) {
            yield* io.fail(`${quoteAlways(from)} and ${quoteAlways(to)} are the same file`);
            continue;
          }
          if (there.type === 'directory' && stat.type !== 'directory') {
            yield* io.fail(`cannot overwrite directory ${quoteAlways(to)} with non-directory`);
            continue;
          }
          if (options.last('f', 'i', 'n') === 'i' && !(yield* agree(io, `overwrite ${quoteAlways(to)}`, answers)))
            continue;
        }
      } catch (e) {
        yield* io.cannot('stat', from, e);
        continue;
      }
      try {
        sys.rename(from, to);
        if (options.has('v')) yield* io.print(`renamed ${quoteAlways(from)} -> ${quoteAlways(to)}\n`);
      } catch (e) {
        if (e instanceof Errno && e.code === 'EXDEV') {
          const whole = {
            recursive: true,
            links: true,
            mode: true,
            owner: true,
            times: true,
            force: true,
            verbose: options.has('v'),
          };
          if (yield* copy(io, from, to, whole)) yield* removeTree(sys, from);
        } else if (e instanceof Errno && e.code === 'EINVAL')
          yield* io.fail(`cannot move ${quoteAlways(from)} to a subdirectory of itself, ${quoteAlways(to)}`);
        else if (e instanceof Errno && io.flavour === 'gnu')
          yield* io.fail(`cannot move ${quoteAlways(from)} to ${quoteAlways(to)}: ${e.message}`);
        else yield* io.cannot('move', from, e);
      }
    }
  },
);
