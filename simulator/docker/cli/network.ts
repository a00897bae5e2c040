import type { CommandSpec } from '../../cli/command-spec';
import { command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import { GoStruct } from '../../cli/template/value';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError, PluginNotFound } from '../daemon-error';
import type { Engine } from '../engine';
import { inspectNetwork } from '../inspect/network';
import { latency } from '../latency';
import { contains, isSubnet, type Network } from '../network';
import { connectNetwork, createNetwork, disconnectNetwork, findNetwork, removeNetwork } from '../networks';
import { formatTime } from '../time';
import { ask, daemonSays, print, warn } from './call';
import { CommandError, type CommandRun } from './command-run';
import { checkFilters, hasLabel, readFilters } from './filters';
import { formatHelp, tableFormatHelp } from './format-help';
import { group } from './group';
import { inspectAll } from './inspect-all';
import { toMap } from './key-values';
import { labelOf } from './label-of';
import { networkPruneCommand } from './prune';
import { showRows } from './show-rows';

const createFlags = {
  attachable: bool({ usage: 'Enable manual container attachment' }),
  'aux-address': list({
    usage: 'Auxiliary IPv4 or IPv6 addresses used by Network driver',
    type: 'map',
    shown: 'map[]',
  }),
  'config-from': string({ usage: 'The network from which to copy the configuration' }),
  'config-only': bool({ usage: 'Create a configuration only network' }),
  driver: string({ short: 'd', usage: 'Driver to manage the Network', initial: 'bridge' }),
  gateway: list({ usage: 'IPv4 or IPv6 Gateway for the master subnet', type: 'strings' }),
  ingress: bool({ usage: 'Create swarm routing-mesh network' }),
  internal: bool({ usage: 'Restrict external access to the network' }),
  'ip-range': list({ usage: 'Allocate container ip from a sub-range', type: 'strings' }),
  'ipam-driver': string({ usage: 'IP Address Management Driver', initial: 'default' }),
  'ipam-opt': list({ usage: 'Set IPAM driver specific options', type: 'map', shown: 'map[]' }),
  ipv6: bool({ usage: 'Enable IPv6 networking' }),
  label: list({ usage: 'Set metadata on a network' }),
  opt: list({ short: 'o', usage: 'Set driver specific options', type: 'map', shown: 'map[]' }),
  scope: string({ usage: "Control the network's scope" }),
  subnet: list({ usage: 'Subnet in CIDR format that represents a network segment', type: 'strings' }),
};
const connectFlags = {
  alias: list({ usage: 'Add network-scoped alias for the container', type: 'strings' }),
  'driver-opt': list({ usage: 'driver options for the network', type: 'strings' }),
  ip: string({ usage: 'IPv4 address (e.g., "172.30.100.104")' }),
  ip6: string({ usage: 'IPv6 address (e.g., "2001:db8::33")' }),
  link: list({ usage: 'Add link to another container' }),
  'link-local-ip': list({ usage: 'Add a link-local address for the container', type: 'strings' }),
};
const disconnectFlags = {
  force: bool({ short: 'f', usage: 'Force the container to disconnect from a network' }),
};
const lsFlags = {
  filter: list({ short: 'f', usage: 'Provide filter values (e.g. "driver=bridge")', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  'no-trunc': bool({ usage: 'Do not truncate the output' }),
  quiet: bool({ short: 'q', usage: 'Only display network IDs' }),
};
const rmFlags = {
  force: bool({ short: 'f', usage: 'Do not error if the network does not exist' }),
};
const inspectFlags = {
  format: string({ short: 'f', usage: formatHelp }),
  verbose: bool({ short: 'v', usage: 'Verbose output for diagnostics' }),
};

export const networkCommand = (engine: Engine): CommandSpec<CommandRun> =>
  group('network', 'Manage networks', [
    connect(engine),
    create(engine),
    disconnect(engine),
    inspect(engine),
    ls(engine),
    networkPruneCommand(engine),
    rm(engine),
  ]);

const create = (engine: Engine) =>
  command<CommandRun, typeof createFlags>({
    use: 'create [OPTIONS] NETWORK',
    short: 'Create a network',
    args: { min: 1, max: 1 },
    flags: createFlags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        yield* sys.sleep(latency.network);
        const [subnet] = values.subnet;
        const [gateway] = values.gateway;
        const [ipRange] = values['ip-range'];
        if (subnet === undefined && (gateway !== undefined || ipRange !== undefined))
          throw new CommandError('every ip-range or gateway must have a corresponding subnet');
        if (subnet !== undefined && isSubnet(subnet))
          for (const [name, one] of Object.entries({ 'ip-range': ipRange, gateway }))
            if (one !== undefined && !contains(subnet, one))
              throw new CommandError(`no matching subnet for ${name} ${one}`);
        if (!['bridge', 'overlay', 'host', 'null'].includes(values.driver))
          yield* sys.sleep(PluginNotFound.seconds * 1000);
        const network = yield* ask(sys, () =>
          createNetwork(engine, name, {
            driver: values.driver,
            internal: values.internal,
            attachable: values.attachable,
            labels: toMap(values.label),
            options: toMap(values.opt),
            ...(subnet !== undefined && { subnet }),
            ...(gateway !== undefined && { gateway }),
            ...(ipRange !== undefined && { ipRange }),
          }),
        );
        yield* print(sys, `${network.id}\n`);
        return 0;
      },
  });

const connect = (engine: Engine) =>
  command<CommandRun, typeof connectFlags>({
    use: 'connect [OPTIONS] NETWORK CONTAINER',
    short: 'Connect a container to a network',
    args: { min: 2, max: 2 },
    completes: ['network', 'container'],
    flags: connectFlags,
    run: ({ values, args: [network = '', name = ''] }) =>
      function* (sys) {
        yield* sys.sleep(latency.network);
        yield* ask(sys, () =>
          connectNetwork(engine, network, engine.require(name), { aliases: values.alias, ip: values.ip }),
        );
        return 0;
      },
  });

const disconnect = (engine: Engine) =>
  command<CommandRun, typeof disconnectFlags>({
    use: 'disconnect [OPTIONS] NETWORK CONTAINER',
    short: 'Disconnect a container from a network',
    args: { min: 2, max: 2 },
    completes: ['network', 'container'],
    flags: disconnectFlags,
    run: ({ args: [network = '', name = ''] }) =>
      function* (sys) {
        yield* sys.sleep(latency.network);
        yield* ask(sys, () => disconnectNetwork(engine, network, engine.require(name)));
        return 0;
      },
  });

const inspect = (engine: Engine) =>
  command<CommandRun, typeof inspectFlags>({
    use: 'inspect [OPTIONS] NETWORK [NETWORK...]',
    short: 'Display detailed information on one or more networks',
    args: { min: 1 },
    completes: ['network'],
    flags: inspectFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectAll(sys, args, values.format, (name) => inspectNetwork(findNetwork(engine, name), engine.cluster)),
  });

const ls = (engine: Engine) =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List networks',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const rows = yield* ask(sys, () => {
          checkFilters(filters, ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type']);
          const passes = (network: Network) =>
            (filters.get('name') ?? ['']).some((name) => network.name.includes(name)) &&
            (filters.get('driver') ?? [network.driver]).includes(network.driver) &&
            (filters.get('scope') ?? [scopeOf(network)]).includes(scopeOf(network)) &&
            (filters.get('id') ?? ['']).some((id) => network.id.startsWith(id)) &&
            (filters.get('type') ?? []).every((type) => network.userDefined === (type === 'custom')) &&
            (filters.get('label') ?? []).every((label) => hasLabel(network.labels, label));
          const all = [...engine.networks.values()].filter(passes).sort((a, b) => (a.name < b.name ? -1 : 1));
          return all.map((network) => row(network, !values['no-trunc']));
        });
        const headers = {
          ID: 'NETWORK ID',
          Name: 'NAME',
          Driver: 'DRIVER',
          Scope: 'SCOPE',
          IPv6: 'IPV6',
          Internal: 'INTERNAL',
          Labels: 'LABELS',
          CreatedAt: 'CREATED AT',
        };
        yield* print(
          sys,
          showRows(
            { columns: ['ID', 'Name', 'Driver', 'Scope'], headers, rows },
            values.format,
            values.quiet ? 'ID' : undefined,
          ),
        );
        return 0;
      },
  });

const scopeOf = ({ overlay }: Network): string => (overlay ? 'swarm' : 'local');

const row = ({ id, name, driver, internal, labels, createdAt, overlay }: Network, truncate: boolean): GoStruct =>
  new GoStruct('*network.networkContext', {
    CreatedAt: formatTime(createdAt).replace('T', ' ').replace('Z', ' +0000 UTC'),
    Driver: driver,
    ID: truncate ? id.slice(0, 12) : id,
    IPv6: 'false',
    Internal: String(internal),
    Label: labelOf(labels),
    Labels: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    Name: name,
    Scope: overlay ? 'swarm' : 'local',
  });

const rm = (engine: Engine) =>
  command<CommandRun, typeof rmFlags>({
    use: 'rm NETWORK [NETWORK...]',
    short: 'Remove one or more networks',
    aliases: ['remove'],
    args: { min: 1 },
    completes: ['network'],
    flags: rmFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        removeAll(sys, engine, args, values.force),
  });

function* removeAll(sys: Syscalls, engine: Engine, names: readonly string[], force: boolean): Run {
  let failed = false;
  for (const name of names) {
    try {
      yield* ask(sys, () => removeNetwork(engine, name));
      yield* sys.sleep(latency.network);
      yield* print(sys, `${name}\n`);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      if (force && /not found/.test(error.message)) continue;
      yield* warn(sys, `${daemonSays(error)}\n`);
      failed = true;
    }
  }
  if (failed) throw new CommandError('');
  return 0;
}
