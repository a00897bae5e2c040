import type { CommandSpec } from '../../cli/command-spec';
import type { Engine } from '../engine';
import { attachCommand } from './attach';
import type { CommandRun } from './command-run';
import { createCommand } from './create';
import { diffCommand } from './diff';
import { execCommand } from './exec';
import { group, notSimulated, notSimulatedCommand } from './group';
import { historyCommand } from './history';
import { imagesCommand } from './images';
import { inspectCommand } from './inspect';
import { killCommand } from './kill';
import { logsCommand } from './logs';
import { networkCommand } from './network';
import { pauseCommand, unpauseCommand } from './pause';
import { portCommand } from './port';
import { containerPruneCommand, imagePruneCommand, systemPruneCommand } from './prune';
import { psCommand } from './ps';
import { pullCommand } from './pull';
import { renameCommand } from './rename';
import { restartCommand } from './restart';
import { rmCommand } from './rm';
import { rmiCommand } from './rmi';
import { runCommand } from './run';
import { startCommand } from './start';
import { stopCommand } from './stop';
import { tagCommand } from './tag';
import { topCommand } from './top';
import { updateCommand } from './update';
import { versionCommand } from './version';
import { volumeCommand } from './volume';
import { waitCommand } from './wait';

/** All commands below `docker`, the common ones in the order of the help text. */
export function commandsOf(engine: Engine, build?: CommandSpec<CommandRun>): readonly CommandSpec<CommandRun>[] {
  const builder =
    build ?? notSimulatedCommand('build [OPTIONS] PATH | URL | -', 'Build an image from a Dockerfile', '');
  const both = [
    attachCommand,
    createCommand,
    diffCommand,
    execCommand,
    killCommand,
    logsCommand,
    pauseCommand,
    portCommand,
    renameCommand,
    restartCommand,
    rmCommand,
    runCommand,
    startCommand,
    stopCommand,
    topCommand,
    unpauseCommand,
    updateCommand,
    waitCommand,
  ].map((make) => make(engine));
  const only = (name: string) => both.filter((spec) => spec.use.startsWith(`${name} `));
  const images = [historyCommand, pullCommand].map((make) => make(engine));
  const tag = tagCommand(engine);
  return [
    ...only('run'),
    ...only('exec'),
    psCommand(engine),
    { ...builder, short: 'Build an image from a Dockerfile', group: 'common' },
    ...images,
    imagesCommand(engine),
    versionCommand(),
    group('container', 'Manage containers', [...both, psCommand(engine, 'ls'), containerPruneCommand(engine)]),
    group('image', 'Manage images', [
      builder,
      ...images,
      imagesCommand(engine, 'ls'),
      imagePruneCommand(engine),
      rmiCommand(engine, 'rm'),
      tag,
    ]),
    networkCommand(engine),
    volumeCommand(engine),
    group('system', 'Manage Docker', [systemPruneCommand(engine)]),
    group('buildx', 'Docker Buildx', [builder]),
    notSimulated('builder', 'Manage builds'),
    notSimulated('compose', 'Docker Compose', { plugin: true }),
    notSimulated('context', 'Manage contexts'),
    notSimulated('manifest', 'Manage Docker image manifests and manifest lists'),
    notSimulated('plugin', 'Manage plugins'),
    notSimulated('trust', 'Manage trust on Docker images'),
    notSimulated('swarm', 'Manage Swarm', { group: 'swarm' }),
    ...['service', 'stack', 'node', 'secret', 'config'].map((name) => notSimulated(name, '', { hidden: true })),
    ...both.filter((spec) => !['run', 'exec'].some((name) => spec.use.startsWith(`${name} `))),
    inspectCommand(engine),
    rmiCommand(engine),
    tag,
  ];
}
