import { command } from '../../cli/command-spec';
import type { Engine } from '../engine';
import { comparePorts } from '../ports';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';

export const portCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'port CONTAINER [PRIVATE_PORT[/PROTO]]',
    short: 'List port mappings or a specific mapping for the container',
    aliasLine: 'docker container port, docker port',
    args: { min: 1, max: 2 },
    completes: ['running', 'none'],
    flags: {},
    run: ({ args: [name = '', wanted] }) =>
      function* (sys) {
        const published = yield* ask(sys, () => engine.ports.publishedBy(engine.require(name)));
        const port = wanted === undefined || wanted.includes('/') ? wanted : `${wanted}/tcp`;
        const found = published.filter((one) => port === undefined || one.port === port);
        if (port !== undefined && found.length === 0)
          throw new CommandError(`Error: No public port '${wanted}' published for ${name}`);
        for (const { port: inside, hostIp, hostPort } of [...found].sort((a, b) => comparePorts(a.port, b.port))) {
          const addresses = hostIp === '0.0.0.0' ? ['0.0.0.0', '[::]'] : [hostIp];
          for (const ip of addresses)
            yield* print(sys, `${port === undefined ? `${inside} -> ` : ''}${ip}:${hostPort}\n`);
        }
        return 0;
      },
  });
