import { type CommandSpec, command } from '../../cli/command-spec';
import { ask, call, print } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { group } from '../../docker/cli/group';
import { DaemonError } from '../../docker/daemon-error';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { initSwarm, leaveSwarm } from '../init';
import type { Availability } from '../service';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import { advertised } from './advertise';
import { outsideHidden } from './outside-hidden';
import { caFlags, initFlags, joinFlags, joinTokenFlags, leaveFlags, unlockKeyFlags, updateFlags } from './swarm-flags';

export const swarmCommand = (swarm: Swarm): CommandSpec<CommandRun> => ({
  ...group('swarm', 'Manage Swarm', [
    ...[ca, joinToken, leave, unlock, unlockKey, update].map((make) => outsideHidden(swarm, make(swarm))),
    init(swarm),
    join(swarm),
  ]),
  group: 'swarm',
});

type Role = 'worker' | 'manager';
const tokenOf = (cluster: SwarmCluster, role: Role): string => `${cluster.tokens.start}-${cluster.tokens[role]}`;

const joinText = (cluster: SwarmCluster, role: Role): string =>
  `To add a ${role} to this swarm, run the following command:

    docker swarm join --token ${tokenOf(cluster, role)} ${cluster.node.address}:2377

`;

const unlockText = (cluster: SwarmCluster): string =>
  `To unlock a swarm manager after it restarts, run the \`docker swarm unlock\`
command and provide the following key:

    ${cluster.unlockKey}

Please remember to store this key in a password manager, since without it you
will not be able to restart the manager.
`;

/** Keys, certificates and the first Raft log of a new manager, ms. */
const INIT = 480;

const init = (swarm: Swarm) =>
  command<CommandRun, typeof initFlags>({
    use: 'init [OPTIONS]',
    short: 'Initialize a swarm',
    args: { max: 0 },
    flags: initFlags,
    run: ({ values }) =>
      function* (sys) {
        const { availability } = values;
        if (!['active', 'pause', 'drain'].includes(availability))
          throw new CommandError(`invalid availability "${availability}", only active, pause and drain are supported`);
        if (swarm.cluster) yield* ask(sys, () => initSwarm(swarm, '', 'active'));
        const address = yield* ask(sys, () => advertised(swarm.engine, values['advertise-addr']));
        yield* sys.sleep(INIT);
        const cluster = yield* ask(sys, () => initSwarm(swarm, address, availability as Availability));
        Object.assign(cluster.settings, {
          autolock: values.autolock,
          taskHistoryLimit: values['task-history-limit'],
          snapshotInterval: values['snapshot-interval'],
          maxSnapshots: values['max-snapshots'],
        });
        yield* print(
          sys,
          `Swarm initialized: current node (${cluster.node.id}) is now a manager.\n\n${joinText(cluster, 'worker')}To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions.\n\n`,
        );
        if (values.autolock) yield* print(sys, unlockText(cluster));
        return 0;
      },
  });

const TOKEN = /^SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}$/;

const join = (swarm: Swarm) =>
  command<CommandRun, typeof joinFlags>({
    use: 'join [OPTIONS] HOST:PORT',
    short: 'Join a swarm as a node and/or manager',
    args: { min: 1, max: 1 },
    flags: joinFlags,
    run: ({ values, args: [address = ''] }) =>
      function* (sys): Run {
        yield* ask(sys, () => {
          if (swarm.cluster)
            throw new DaemonError(
              'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.',
            );
          if (!TOKEN.test(values.token)) throw new DaemonError('invalid join token');
        });
        // There is no other machine: nobody listens, or nobody answers.
        const [host = '', port = '2377'] = address.split(':');
        const own = host === '127.0.0.1' || host === 'localhost' || host === advertised(swarm.engine, '');
        if (own)
          throw new DaemonError(
            `rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp ${host}:${port}: connect: connection refused"`,
          );
        yield* sys.sleep(20_000);
        throw new DaemonError(
          'Timeout was reached before node joined. The attempt to join the swarm will continue in the background. Use the "docker info" command to see the current swarm status of your node.',
        );
      },
  });

const joinToken = (swarm: Swarm) =>
  command<CommandRun, typeof joinTokenFlags>({
    use: 'join-token [OPTIONS] (worker|manager)',
    short: 'Manage join tokens',
    args: { min: 1, max: 1 },
    completes: ['swarm-role'],
    flags: joinTokenFlags,
    run: ({ values, args: [role = ''] }) =>
      function* (sys) {
        if (role !== 'worker' && role !== 'manager') throw new CommandError(`unknown role ${role}`);
        const cluster = yield* ask(sys, () => swarm.require());
        if (values.rotate) {
          cluster.tokens[role] = cluster.makeId();
          if (!values.quiet) yield* print(sys, `Successfully rotated ${role} join token.\n\n`);
        }
        yield* print(sys, values.quiet ? `${tokenOf(cluster, role)}\n` : joinText(cluster, role));
        return 0;
      },
  });

const leave = (swarm: Swarm) =>
  command<CommandRun, typeof leaveFlags>({
    use: 'leave [OPTIONS]',
    short: 'Leave the swarm',
    args: { max: 0 },
    flags: leaveFlags,
    run: ({ values }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => {
          if (!swarm.cluster) throw new DaemonError('This node is not part of a swarm');
          if (!values.force)
            throw new DaemonError(
              'You are attempting to leave the swarm on a node that is participating as a manager. Removing the last manager erases all current state of the swarm. Use `--force` to ignore this message.',
            );
          return swarm.cluster;
        });
        yield* call(sys, swarm.engine, leaveSwarm(swarm, cluster));
        yield* sys.sleep(100);
        yield* print(sys, 'Node left the swarm.\n');
        return 0;
      },
  });

const ca = (swarm: Swarm) =>
  command<CommandRun, typeof caFlags>({
    use: 'ca [OPTIONS]',
    short: 'Display and rotate the root CA',
    args: { max: 0 },
    flags: caFlags,
    run: ({ values, changed }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => swarm.require());
        for (const flag of ['ca-cert', 'ca-key', 'cert-expiry', 'external-ca'])
          if (!values.rotate && changed.has(flag))
            throw new CommandError(`\`--${flag}\` flag requires the \`--rotate\` flag to update the CA`);
        if (values.rotate) throw new CommandError("docker: 'swarm ca --rotate' is not part of this simulation.");
        yield* print(sys, cluster.certificate);
        return 0;
      },
  });

const unlock = (swarm: Swarm) =>
  command<CommandRun, Record<string, never>>({
    use: 'unlock',
    short: 'Unlock swarm',
    args: { max: 0 },
    flags: {},
    run: () => () => {
      throw new CommandError(swarm.cluster ? 'Error: swarm is not locked' : 'Error: This node is not part of a swarm');
    },
  });

const unlockKey = (swarm: Swarm) =>
  command<CommandRun, typeof unlockKeyFlags>({
    use: 'unlock-key [OPTIONS]',
    short: 'Manage the unlock key',
    args: { max: 0 },
    flags: unlockKeyFlags,
    run: ({ values }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => requireFor(swarm, 'could not fetch unlock key: '));
        if (!cluster.settings.autolock) throw new CommandError('no unlock key is set');
        if (values.rotate) {
          cluster.unlockKey = `SWMKEY-1-${cluster.makeSecret(43)}`;
          if (!values.quiet) yield* print(sys, 'Successfully rotated manager unlock key.\n\n');
        }
        yield* print(sys, values.quiet ? `${cluster.unlockKey}\n` : unlockText(cluster));
        return 0;
      },
  });

function requireFor(swarm: Swarm, before: string): SwarmCluster {
  try {
    return swarm.require();
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    throw new CommandError(`${before}Error response from daemon: ${error.message}`);
  }
}

const update = (swarm: Swarm) =>
  command<CommandRun, typeof updateFlags>({
    use: 'update [OPTIONS]',
    short: 'Update the swarm',
    args: { max: 0 },
    flags: updateFlags,
    run: ({ values, changed }) =>
      function* (sys: Syscalls): Run {
        const cluster = yield* ask(sys, () => swarm.require());
        const { settings } = cluster;
        const locked = settings.autolock;
        if (changed.has('autolock')) settings.autolock = values.autolock;
        if (changed.has('task-history-limit')) settings.taskHistoryLimit = values['task-history-limit'];
        if (changed.has('snapshot-interval')) settings.snapshotInterval = values['snapshot-interval'];
        if (changed.has('max-snapshots')) settings.maxSnapshots = values['max-snapshots'];
        if (changed.has('cert-expiry')) settings.certExpiry = values['cert-expiry'];
        if (changed.has('dispatcher-heartbeat')) settings.heartbeat = values['dispatcher-heartbeat'];
        cluster.changed.wake();
        yield* print(sys, 'Swarm updated.\n');
        if (settings.autolock && !locked) yield* print(sys, unlockText(cluster));
        return 0;
      },
  });
