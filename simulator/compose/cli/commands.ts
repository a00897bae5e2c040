import type { CommandSpec } from '../../cli/command-spec';
import type { CommandRun } from '../../docker/cli/command-run';
import { attachCommand } from './attach';
import { buildCommand } from './build';
import { configCommand } from './config';
import type { Host } from './context';
import { cpCommand } from './cp';
import { createCommand } from './create';
import { downCommand } from './down';
import { eventsCommand } from './events';
import { execCommand } from './exec';
import { imagesCommand } from './images';
import { killCommand } from './kill';
import { logsCommand } from './logs';
import { lsCommand } from './ls';
import { pauseCommand, unpauseCommand } from './pause';
import { portCommand } from './port';
import { psCommand } from './ps';
import { pullCommand } from './pull';
import { pushCommand } from './push';
import { restartCommand } from './restart';
import { rmCommand } from './rm';
import { runCommand } from './run';
import { scaleCommand } from './scale';
import { startCommand } from './start';
import { statsCommand } from './stats';
import { stopCommand } from './stop';
import { topCommand } from './top';
import { upCommand } from './up';
import { versionCommand } from './version';
import { waitCommand } from './wait';
import { watchCommand } from './watch';

/** All commands below `docker compose`. */
export const commandsOf = (host: Host): readonly CommandSpec<CommandRun>[] =>
  [
    attachCommand,
    buildCommand,
    configCommand,
    cpCommand,
    createCommand,
    downCommand,
    eventsCommand,
    execCommand,
    imagesCommand,
    killCommand,
    logsCommand,
    lsCommand,
    pauseCommand,
    portCommand,
    psCommand,
    pullCommand,
    pushCommand,
    restartCommand,
    rmCommand,
    runCommand,
    scaleCommand,
    startCommand,
    statsCommand,
    stopCommand,
    topCommand,
    unpauseCommand,
    upCommand,
    versionCommand,
    waitCommand,
    watchCommand,
  ].map((make) => make(host));
