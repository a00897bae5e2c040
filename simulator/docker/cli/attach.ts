import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { AttachStreams } from '../attach-streams';
import type { Engine } from '../engine';
import { ask } from './call';
import { CommandError, type CommandRun } from './command-run';
import { followContainer, waitForEnd } from './follow';

const flags = {
  'detach-keys': string({ usage: 'Override the key sequence for detaching a container' }),
  'no-stdin': bool({ usage: 'Do not attach STDIN' }),
  'sig-proxy': bool({ usage: 'Proxy all received signals to the process', initial: true }),
};

export const attachCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'attach [OPTIONS] CONTAINER',
    short: 'Attach local standard input, output, and error streams to a running container',
    aliasLine: 'docker container attach, docker attach',
    args: { min: 1, max: 1 },
    completes: ['running'],
    flags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        const container = yield* ask(sys, () => engine.require(name));
        const refuse = (what: string) => new CommandError(`You cannot attach to a ${what}`);
        if (!container.state.running) throw refuse('stopped container, start it first');
        if (container.state.paused) throw refuse('paused container, unpause it first');
        if (container.state.restarting) throw refuse('restarting container, wait until it is running');
        if (container.config.tty && !values['no-stdin'] && container.config.openStdin && !sys.isatty(0)) {
          throw new CommandError('the input device is not a TTY');
        }
        const streams = new AttachStreams();
        container.attached.add(streams);
        engine.event(container, 'attach');
        if (container.config.tty && sys.isatty(0)) container.sandbox?.tty?.resize(sys.windowSize(0));
        const how = yield* followContainer(sys, engine, container, streams, {
          sigProxy: values['sig-proxy'],
          detachKeys: values['detach-keys'],
          noStdin: values['no-stdin'],
        });
        if (how === 'detached') throw new CommandError('read escape sequence');
        return yield* waitForEnd(sys, container);
      },
  });
