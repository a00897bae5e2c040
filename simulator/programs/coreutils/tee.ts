import { Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import { command } from '../command';
import { CHUNK } from '../stdio';

export const tee = command(
  {
    name: 'tee',
    usage: '[OPTION]... [FILE]...',
    about: 'Copy standard input to each FILE, and also to standard output.',
    options: 'a,append i,ignore-interrupts p output-error=?',
  },
  function* (io, options, files) {
    const { sys } = io;
    if (options.has('i')) sys.sigaction(signals.INT, 'ignore');
    const outputs = new Map([[1, 'standard output']]);
    for (const file of files)
      try {
        outputs.set(sys.open(file, ['write', 'create', options.has('a') ? 'append' : 'truncate']), file);
      } catch (e) {
        yield* io.failedAt(file, e);
      }
    for (let data = yield* sys.read(0, CHUNK); data !== '' && outputs.size; data = yield* sys.read(0, CHUNK))
      for (const [fd, name] of outputs)
        try {
          yield* sys.write(fd, data);
        } catch (e) {
          if (!(e instanceof Errno)) throw e;
          outputs.delete(fd);
          yield* io.failedAt(name, e);
        }
  },
);
