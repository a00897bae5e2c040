import { command } from '../../cli/command-spec';
import type { Engine } from '../engine';
import { waitFor } from '../wait';
import { forEachName } from './call';
import type { CommandRun } from './command-run';

export const waitCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'wait CONTAINER [CONTAINER...]',
    short: 'Block until one or more containers stop, then print their exit codes',
    aliasLine: 'docker container wait, docker wait',
    args: { min: 1 },
    completes: ['container'],
    flags: {},
    run:
      ({ args }) =>
      (sys) =>
        forEachName(sys, engine, args, function* (name) {
          const container = engine.require(name);
          while (container.state.running && !container.removed) yield* waitFor([container.changed]);
          return String(container.state.exitCode);
        }),
  });
