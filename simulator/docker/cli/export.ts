import { command } from '../../cli/command-spec';
import { string } from '../../cli/flag-types';
import type { Engine } from '../engine';
import { packTree } from '../tree-archive';
import { ask } from './call';
import { CommandError, type CommandRun } from './command-run';
import { checkOutput } from './output-file';

const flags = {
  output: string({ short: 'o', usage: 'Write to a file, instead of STDOUT' }),
};

export const exportCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'export [OPTIONS] CONTAINER',
    short: "Export a container's filesystem as a tar archive",
    aliasLine: 'docker container export, docker export',
    args: { min: 1, max: 1 },
    completes: ['container'],
    flags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        if (values.output === '' && sys.isatty(1))
          throw new CommandError('cowardly refusing to save to a terminal. Use the -o flag or redirect');
        if (values.output !== '') checkOutput(sys, values.output, 'failed to export container');
        const data = yield* ask(sys, () => {
          const container = engine.require(name);
          engine.event(container, 'export');
          const root = container.rootfs.lookup([]);
          return root ? packTree(root) : '';
        });
        if (values.output === '') yield* sys.write(1, data);
        else sys.writeFile(values.output, data, 0o600);
        return 0;
      },
  });
