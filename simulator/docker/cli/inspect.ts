import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import type { GoStruct } from '../../cli/template/value';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { inspectContainer } from '../inspect/container';
import { inspectImage } from '../inspect/image';
import { inspectNetwork, inspectVolume } from '../inspect/network';
import { findNetwork, notManager } from '../networks';
import { findVolume } from '../volumes';
import { CommandError, type CommandRun } from './command-run';
import { formatHelp } from './format-help';
import { inspectAll } from './inspect-all';

const flags = {
  format: string({ short: 'f', usage: formatHelp }),
  size: bool({ short: 's', usage: 'Display total file sizes if the type is container' }),
  type: string({ usage: 'Return JSON for specified type' }),
};

type Find = (engine: Engine, name: string, size: boolean) => GoStruct | undefined;

const finders: Readonly<Record<string, Find>> = {
  container: (engine, name, size) => {
    const container = engine.find(name);
    return container && inspectContainer(engine, container, { size });
  },
  image: (engine, name) => {
    const image = engine.images.find(name);
    return image && inspectImage(engine, image);
  },
  network: (engine, name) => quietly(() => inspectNetwork(findNetwork(engine, name), engine.cluster)),
  volume: (engine, name) => quietly(() => inspectVolume(findVolume(engine, name))),
};

function quietly<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof DaemonError) return undefined;
    throw error;
  }
}

// After the container, image, network and volume; in the order Docker tries them.
const swarmKinds = ['node', 'service', 'task', 'secret', 'config'];

export const inspectCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'inspect [OPTIONS] NAME|ID [NAME|ID...]',
    short: 'Return low-level information on Docker objects',
    args: { min: 1 },
    completes: ['object'],
    flags,
    run:
      ({ values, args }) =>
      (sys) => {
        const { type, size } = values;
        if (type !== '' && !finders[type] && type !== 'plugin' && !swarmKinds.includes(type))
          throw new CommandError(`"${type}" is not a valid value for --type`);
        const kinds = type === '' ? Object.values(finders) : [finders[type]];
        return inspectAll(sys, args, values.format, (name) => {
          for (const find of kinds) {
            const found = find?.(engine, name, size);
            if (found) return found;
          }
          for (const kind of swarmKinds) {
            if (type !== '' && type !== kind) continue;
            if (!engine.cluster && type === kind) throw new DaemonError(notManager);
            const found = engine.cluster?.inspect(kind, name);
            if (found) return found;
            if (type === kind && kind !== 'service') throw new DaemonError(`${kind} ${name} not found`);
          }
          throw new CommandError(`Error: No such ${type === '' ? 'object' : type}: ${name}`);
        });
      },
  });
