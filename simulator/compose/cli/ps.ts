import { bool, list, string } from '../../cli/flag-types';
import { GoStruct } from '../../cli/template/value';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { containerRow, headers as dockerHeaders } from '../../docker/cli/container-row';
import { tableFormatHelp } from '../../docker/cli/format-help';
import { showRows } from '../../docker/cli/show-rows';
import type { Container } from '../../docker/container';
import type { Engine } from '../../docker/engine';
import { comparePorts } from '../../docker/ports';
import { containersOf, isOneOff, labelOf, labels, serviceOf } from '../labels';
import { type Host, subcommand } from './context';
import { checkServices, openProjectOrName } from './open-project';

const flags = {
  all: bool({ short: 'a', usage: 'Show all stopped containers (including those created by the run command)' }),
  filter: string({ usage: 'Filter services by a property (supported filters: status)' }),
  format: string({
    usage: tableFormatHelp,
    initial: 'table',
  }),
  'no-trunc': bool({ usage: "Don't truncate output" }),
  orphans: bool({ usage: 'Include orphaned services (not declared by project)', initial: true }),
  quiet: bool({ short: 'q', usage: 'Only display IDs' }),
  services: bool({ usage: 'Display services' }),
  status: list({
    usage: 'Filter services by status. Values: [paused | restarting | removing | running | dead | created | exited]',
    type: 'stringArray',
  }),
};

/** Compose names no other field in a table's head. */
const { ID, Image, Command, CreatedAt, RunningFor, Ports, State, Status, Size, Labels } = dockerHeaders;
const own = { Name: 'NAME', Project: 'PROJECT', Service: 'SERVICE' };
const headers = { ID, Image, Command, CreatedAt, RunningFor, Ports, State, Status, Size, Labels, ...own };
const columns = ['Name', 'Image', 'Command', 'Service', 'RunningFor', 'Status', 'Ports'];

export const psCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'ps [OPTIONS] [SERVICE...]', short: 'List containers', flags },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const status = [...values.status, ...readFilter(values.filter)];
      checkServices(project, args);
      const services = args.length > 0 ? args : values.orphans ? undefined : Object.keys(project.services);
      const found = containersOf(engine, project.name).filter(
        (container) =>
          (values.all || !isOneOff(container)) &&
          (services === undefined || services.includes(serviceOf(container))) &&
          (values.all || values.status.length > 0 || container.state.running) &&
          (status.length === 0 || status.includes(container.status)),
      );
      if (values.quiet) yield* print(sys, found.map(({ id }) => `${id}\n`).join(''));
      else if (values.services) yield* print(sys, `${[...new Set(found.map(serviceOf))].join('\n')}\n`);
      else {
        const rows = found.map((container) => rowOf(engine, container, !values['no-trunc']));
        yield* print(sys, showRows({ columns, headers, rows }, values.format));
      }
      return 0;
    },
  );

function readFilter(text: string): readonly string[] {
  if (text === '') return [];
  const [key = '', ...rest] = text.split('=');
  if (rest.length === 0) throw new CommandError('arguments to --filter should be in form KEY=VAL');
  if (key !== 'status') throw new CommandError(`unknown filter ${key}`);
  return [rest.join('=')];
}

/** The fields in the order in which JSON has them; those that Compose has not are empty in a template. */
function rowOf(engine: Engine, container: Container, truncate: boolean): GoStruct {
  const { fields } = containerRow(engine, container, { truncate, size: false });
  const { state, health } = container;
  const all = {
    ...fields,
    ExitCode: container.status === 'exited' ? state.exitCode : 0,
    Health: state.running && health ? health.status : '',
    ID: truncate ? container.shortId : container.id,
    Name: container.name,
    Project: labelOf(container, labels.project),
    Publishers: publishersOf(engine, container),
    Service: serviceOf(container),
  };
  return new GoStruct(
    '*formatter.ContainerContext',
    Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

function publishersOf(engine: Engine, container: Container): GoStruct[] | null {
  if (!container.sandbox) return null;
  const published = engine.ports.publishedBy(container);
  const ports = [...new Set([...container.config.exposedPorts, ...published.map(({ port }) => port)])].sort(
    comparePorts,
  );
  if (ports.length === 0) return null;
  return ports.flatMap((port) => {
    const [target, protocol] = port.split('/');
    const make = (url: string, hostPort: number) =>
      new GoStruct('api.PortPublisher', {
        URL: url,
        TargetPort: Number(target),
        PublishedPort: hostPort,
        Protocol: protocol ?? 'tcp',
      });
    const here = published.filter((one) => one.port === port);
    if (here.length === 0) return [make('', 0)];
    return here.flatMap(({ hostIp, hostPort }) =>
      (hostIp === '0.0.0.0' ? ['0.0.0.0', '::'] : [hostIp]).map((url) => make(url, hostPort)),
    );
  });
}
