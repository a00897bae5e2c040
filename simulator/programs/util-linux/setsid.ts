import { command, Stdio, UsageError } from '../command';
import { become } from '../coreutils/wrappers';

/** setsid(1): the command in a session of its own. */
export const setsid = command(
  {
    name: 'setsid',
    usage: '[options] <program> [arguments ...]',
    options: 'c,ctty f,fork w,wait',
    inOrder: true,
    tryHelp: (name) => `Try '${name} --help' for more information.`,
    version: 'setsid from util-linux 2.41.5',
  },
  function* (io, options, words) {
    const { sys } = io;
    if (words.length === 0) throw new UsageError('no command specified');
    const leads = sys.getpgid() === sys.pid;
    if (!leads && !options.has('f')) {
      sys.setsid();
      return yield* become(io, words, 'failed to execute ');
    }
    const child = sys.fork(function* (own) {
      own.setsid();
      return yield* become(new Stdio(own, io.name, io.flavour), words, 'failed to execute ');
    });
    if (!options.has('w')) return 0;
    const ended = yield* sys.wait(child);
    return ended && 'exited' in ended.status ? ended.status.exited : 1;
  },
);
