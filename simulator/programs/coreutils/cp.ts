import { command } from '../command';
import { quoteAlways } from '../quote';
import { type CopyHow, copy } from './copy-file';
import { destinations } from './destination';
import { agree } from './rm';
import { exists } from './walk';

export const cp = command(
  {
    name: 'cp',
    usage: '[OPTION]... SOURCE... DIRECTORY',
    about: 'Copy SOURCE to DEST, or multiple SOURCE(s) to DIRECTORY.',
    options:
      'a,archive d f,force i,interactive l,link L,dereference n,no-clobber P,no-dereference p preserve=? no-preserve= r,R,recursive s,symbolic-link t=,target-directory T,no-target-directory u v,verbose x,one-file-system',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const archive = options.has('a');
    const kept = `,${options.get('preserve') || (options.has('preserve') ? 'mode,ownership,timestamps' : '')},`;
    const keeps = (what: string): boolean =>
      archive || options.has('p') || kept.includes(`,${what},`) || kept.includes(',all,');
    const recursive = options.has('r', 'a');
    const how: CopyHow = {
      recursive,
      links: options.last('L', 'P', 'd', 'a') ? options.last('L', 'P', 'd', 'a') !== 'L' : recursive,
      mode: keeps('mode'),
      owner: keeps('ownership'),
      times: keeps('timestamps'),
      force: options.has('f'),
      verbose: options.has('v'),
    };
    const answers = io.lines(0);
    for (const { from, to } of destinations(sys, options, operands)) {
      if (exists(sys, to)) {
        if (options.has('n')) continue;
        if (options.has('u') && exists(sys, from) && sys.stat(from).mtime <= sys.stat(to).mtime) continue;
        if (
          options.has('i') &&
          sys.stat(to).type !== 'directory' &&
          !(yield* agree(io, `overwrite ${quoteAlways(to)}`, answers))
        )
          continue;
      }
      if (options.has('l', 's')) {
        try {
          if (options.has('s')) sys.symlink(from, to);
          else sys.link(from, to);
        } catch (e) {
          yield* io.cannot(`create ${options.has('s') ? 'symbolic' : 'hard'} link`, to, e);
        }
      } else yield* copy(io, from, to, how);
    }
  },
);
