import { int, string } from '../../cli/flag-types';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { type Host, subcommand } from './context';
import { runningOf } from './exec';
import { openProjectOrName } from './open-project';

const flags = {
  index: int({ usage: 'Index of the container if service has multiple replicas' }),
  protocol: string({ usage: 'tcp or udp', initial: 'tcp' }),
};

export const portCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'port [OPTIONS] SERVICE PRIVATE_PORT',
      short: 'Print the public port for a port binding',
      least: 2,
      completes: ['service', 'none'],
      flags,
    },
    function* (context, { values, args: [service = '', wanted = ''] }) {
      const { engine, sys } = context;
      if (!/^\d+$/.test(wanted))
        throw new CommandError(`strconv.ParseUint: parsing ${JSON.stringify(wanted)}: invalid syntax`);
      const project = yield* openProjectOrName(context, [service]);
      const container = runningOf(engine, project.name, service, values.index);
      const published = engine.ports.publishedBy(container);
      const protocol = values.protocol.toLowerCase();
      const found = published.find(({ port }) => port === `${wanted}/${protocol}`);
      if (!found) {
        const others = container.config.exposedPorts.filter((one) => !published.some(({ port }) => port === one));
        const all = [
          ...published.flatMap(({ port, hostPort, hostIp }) => {
            const text = `${hostPort}/${port.split('/')[1]}`;
            return hostIp === '0.0.0.0' ? [text, text] : [text];
          }),
          ...others.map((port) => `0/${port.split('/')[1] ?? 'tcp'}`),
        ];
        throw new CommandError(`no port ${wanted}/${protocol} for container ${container.name}: ${all.join(', ')}`);
      }
      yield* print(sys, `${found.hostIp}:${found.hostPort}\n`);
      return 0;
    },
  );
