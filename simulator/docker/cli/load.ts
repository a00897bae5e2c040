import type { Bytes } from '../../bytes';
import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { loadImages } from '../archive';
import type { Engine } from '../engine';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';

const flags = {
  input: string({ short: 'i', usage: 'Read from tar archive file, instead of STDIN' }),
  quiet: bool({ short: 'q', usage: 'Suppress the load output' }),
};

export const loadCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'load [OPTIONS]',
    short: 'Load an image from a tar archive or STDIN',
    aliasLine: 'docker image load, docker load',
    args: { max: 0 },
    flags,
    run: ({ values }) =>
      function* (sys) {
        if (values.input === '' && sys.isatty(0))
          throw new CommandError('requested load from stdin, but stdin is empty');
        const data = values.input === '' ? yield* readAll(sys) : sys.readFile(values.input);
        const lines = yield* ask(sys, () => loadImages(engine, data));
        yield* print(sys, lines.map((line) => `${line}\n`).join(''));
        return 0;
      },
  });

function* readAll(sys: Syscalls): Run<Bytes> {
  let out = '';
  for (;;) {
    const data = yield* sys.read(0, 65536);
    if (data === '') return out;
    out += data;
  }
}
