import { bool, int, string } from '../../cli/flag-types';
import { AttachStreams } from '../../docker/attach-streams';
import { followContainer, waitForEnd } from '../../docker/cli/follow';
import { type Host, subcommand } from './context';
import { runningOf } from './exec';
import { openProjectOrName } from './open-project';

const flags = {
  'detach-keys': string({ usage: 'Override the key sequence for detaching from a container.' }),
  index: int({ usage: 'index of the container if service has multiple replicas.' }),
  'no-stdin': bool({ usage: 'Do not attach STDIN' }),
  'sig-proxy': bool({ usage: 'Proxy all received signals to the process', initial: true }),
};

export const attachCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'attach [OPTIONS] SERVICE',
      short: "Attach local standard input, output, and error streams to a service's running container",
      least: 1,
      flags,
    },
    function* (context, { values, args: [service = ''] }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context);
      const container = runningOf(engine, project.name, service, values.index);
      const streams = new AttachStreams();
      container.attached.add(streams);
      engine.event(container, 'attach');
      const how = yield* followContainer(sys, engine, container, streams, {
        sigProxy: values['sig-proxy'],
        detachKeys: values['detach-keys'],
        noStdin: values['no-stdin'],
      });
      return how === 'detached' ? 0 : yield* waitForEnd(sys, container);
    },
  );
