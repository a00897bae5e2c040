import type { CommandSpec } from '../../cli/command-spec';
import type { BuildCache } from '../../dockerfile/build/cache';
import type { Engine } from '../engine';
import { attachCommand } from './attach';
import { buildxCommand } from './buildx';
import type { CommandRun } from './command-run';
import { commitCommand } from './commit';
import { contextCommand } from './context';
import { cpCommand } from './cp';
import { createCommand } from './create';
import { diffCommand } from './diff';
import { eventsCommand } from './events';
import { execCommand } from './exec';
import { exportCommand } from './export';
import { group, notSimulated, notSimulatedCommand } from './group';
import { historyCommand } from './history';
import { imagesCommand } from './images';
import { importCommand } from './import';
import { infoCommand } from './info';
import { inspectCommand } from './inspect';
import { containerInspectCommand, imageInspectCommand } from './inspect-one';
import { killCommand } from './kill';
import { loadCommand } from './load';
import { logsCommand } from './logs';
import { networkCommand } from './network';
import { pauseCommand, unpauseCommand } from './pause';
import { pluginCommand } from './plugin';
import { portCommand } from './port';
import { containerPruneCommand, imagePruneCommand, systemPruneCommand } from './prune';
import { psCommand } from './ps';
import { pullCommand } from './pull';
import { loginCommand, logoutCommand, pushCommand, searchCommand } from './registry';
import { manifestCommand, trustCommand } from './registry-groups';
import { renameCommand } from './rename';
import { restartCommand } from './restart';
import { rmCommand } from './rm';
import { rmiCommand } from './rmi';
import { runCommand } from './run';
import { saveCommand } from './save';
import { startCommand } from './start';
import { statsCommand } from './stats';
import { stopCommand } from './stop';
import { systemDfCommand } from './system-df';
import { tagCommand } from './tag';
import { topCommand } from './top';
import { updateCommand } from './update';
import { versionCommand } from './version';
import { volumeCommand } from './volume';
import { waitCommand } from './wait';

export interface BuildHooks {
  /** `docker build`. */
  readonly build?: CommandSpec<CommandRun>;
  /** What it keeps. */
  readonly cache?: BuildCache;
}

/** All commands below `docker`, the common ones in the order of the help text. */
export function commandsOf(engine: Engine, { build, cache }: BuildHooks = {}): readonly CommandSpec<CommandRun>[] {
  const builder = build ?? notSimulatedCommand('build [OPTIONS] PATH | URL | -', 'Start a build', '');
  const buildx = buildxCommand(engine, builder, cache);
  // `docker builder` and `docker build` go to buildx, which is told the builder's name.
  const alias = buildxCommand(engine, builder, cache, 'default');
  const start = alias.commands?.[0] ?? builder;
  const imageBuilder = { ...start, short: 'Build an image from a Dockerfile', standsFor: [alias, start] };
  const run = runCommand(engine);
  const exec = execCommand(engine);
  const container = containerCommands(engine);
  const image = imageCommands(engine);
  const pull = pullCommand(engine);
  const push = pushCommand(engine);
  const info = infoCommand(engine);
  const events = eventsCommand(engine);
  return [
    run,
    exec,
    psCommand(engine),
    { ...imageBuilder, group: 'common' },
    pull,
    push,
    imagesCommand(engine),
    loginCommand(),
    logoutCommand(),
    searchCommand(),
    versionCommand(),
    info,
    group('container', 'Manage containers', [
      ...container,
      run,
      exec,
      psCommand(engine, 'ls'),
      containerInspectCommand(engine),
      containerPruneCommand(engine),
    ]),
    group('image', 'Manage images', [
      ...image,
      imageBuilder,
      pull,
      push,
      imagesCommand(engine, 'ls'),
      imageInspectCommand(engine),
      imagePruneCommand(engine),
      rmiCommand(engine, 'rm'),
    ]),
    networkCommand(engine),
    volumeCommand(engine),
    group('system', 'Manage Docker', [systemDfCommand(engine), events, info, systemPruneCommand(engine)]),
    buildx,
    { ...group('builder', 'Manage builds', []), standsFor: [alias] },
    contextCommand(),
    pluginCommand(),
    manifestCommand(),
    trustCommand(),
    ...others,
    ...swarmStubs(engine),
    ...container,
    ...image,
    events,
    inspectCommand(engine),
    rmiCommand(engine),
  ];
}

/** Those that are also below `docker container`. */
const containerCommands = (engine: Engine): readonly CommandSpec<CommandRun>[] => [
  ...[
    attachCommand,
    commitCommand,
    cpCommand,
    createCommand,
    diffCommand,
    exportCommand,
    killCommand,
    logsCommand,
    pauseCommand,
    portCommand,
    renameCommand,
    restartCommand,
    rmCommand,
    startCommand,
    statsCommand,
    stopCommand,
    topCommand,
    unpauseCommand,
    updateCommand,
    waitCommand,
  ].map((make) => make(engine)),
];

/** Those that are also below `docker image`. */
const imageCommands = (engine: Engine): readonly CommandSpec<CommandRun>[] => [
  ...[historyCommand, importCommand, loadCommand, saveCommand, tagCommand].map((make) => make(engine)),
];

const others: readonly CommandSpec<CommandRun>[] = [notSimulated('compose', 'Docker Compose', { plugin: true })];

/** What help says of the commands for a swarm; all but the first only where there is one. */
const swarmStubs = (engine: Engine): readonly CommandSpec<CommandRun>[] =>
  [
    ['swarm', 'Manage Swarm'],
    ['config', 'Manage Swarm configs'],
    ['node', 'Manage Swarm nodes'],
    ['secret', 'Manage Swarm secrets'],
    ['service', 'Manage Swarm services'],
    ['stack', 'Manage Swarm stacks'],
  ].map(([name = '', short = '']) => ({
    ...notSimulated(name, short, { group: 'swarm' }),
    get hidden() {
      return name !== 'swarm' && engine.cluster === undefined;
    },
  }));
