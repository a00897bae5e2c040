import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { InvalidReference, parseReference } from '../reference';
import { print } from './call';
import { CommandError, type CommandRun } from './command-run';

/** The host has no way to the internet: what the daemon says to everything a registry would have to answer. */
export function noRegistry(host: string, path: string): never {
  throw new DaemonError(`Get "https://${host}${path}": dial tcp: lookup ${host} on 192.168.65.10:53: no such host`);
}

const flags = {
  'all-tags': bool({ short: 'a', usage: 'Download all tagged images in the repository' }),
  'disable-content-trust': bool({ usage: 'Skip image verification', initial: true }),
  platform: string({ usage: 'Set platform if server is multi-platform capable' }),
  quiet: bool({ short: 'q', usage: 'Suppress verbose output' }),
};

export const pullCommand = (_engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'pull [OPTIONS] NAME[:TAG|@DIGEST]',
    short: 'Download an image from a registry',
    aliasLine: 'docker image pull, docker pull',
    group: 'common',
    args: { min: 1, max: 1 },
    completes: ['image'],
    flags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        try {
          const { tag } = parseReference(name);
          if (!name.endsWith(`:${tag}`) && !name.includes('@') && !values['all-tags'] && !values.quiet) {
            yield* print(sys, 'Using default tag: latest\n');
          }
        } catch (error) {
          if (error instanceof InvalidReference) throw new CommandError(error.message);
          throw error;
        }
        yield* sys.sleep(40);
        return noRegistry('registry-1.docker.io', '/v2/');
      },
  });
