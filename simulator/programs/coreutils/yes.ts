import { asErrno } from '../../kernel/errno';
import { command, Failure } from '../command';

export const yes = command(
  { name: 'yes', usage: '[STRING]...', about: "Repeatedly output a line with all specified STRING(s), or 'y'." },
  function* ({ sys }, _options, words) {
    const line = `${words.length ? words.join(' ') : 'y'}\n`;
    const block = line.repeat(Math.max(1, Math.floor(4096 / line.length)));
    for (;;)
      try {
        yield* sys.write(1, block);
      } catch (e) {
        throw new Failure(`standard output: ${asErrno(e).message}`);
      }
  },
);
