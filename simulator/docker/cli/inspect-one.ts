import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import type { Engine } from '../engine';
import { inspectContainer } from '../inspect/container';
import { inspectImage } from '../inspect/image';
import type { CommandRun } from './command-run';
import { formatHelp } from './format-help';
import { inspectAll } from './inspect-all';
import { requireImage } from './require-image';

const containerFlags = {
  format: string({ short: 'f', usage: formatHelp }),
  size: bool({ short: 's', usage: 'Display total file sizes' }),
};
const imageFlags = {
  format: string({ short: 'f', usage: formatHelp }),
};

export const containerInspectCommand = (engine: Engine) =>
  command<CommandRun, typeof containerFlags>({
    use: 'inspect [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Display detailed information on one or more containers',
    args: { min: 1 },
    completes: ['container'],
    flags: containerFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectAll(sys, args, values.format, (name) =>
          inspectContainer(engine, engine.require(name), { size: values.size }),
        ),
  });

export const imageInspectCommand = (engine: Engine) =>
  command<CommandRun, typeof imageFlags>({
    use: 'inspect [OPTIONS] IMAGE [IMAGE...]',
    short: 'Display detailed information on one or more images',
    args: { min: 1 },
    completes: ['image'],
    flags: imageFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectAll(sys, args, values.format, (name) => inspectImage(engine, requireImage(engine, name))),
  });
