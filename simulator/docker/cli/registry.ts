import { command } from '../../cli/command-spec';
import { bool, int, list, string } from '../../cli/flag-types';
import type { Engine } from '../engine';
import { parseReference } from '../reference';
import { print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { noRegistry } from './pull';

// Commands that need a registry: on a host without internet they get as far as they can.

const pushFlags = {
  'all-tags': bool({ short: 'a', usage: 'Push all tags of an image to the repository' }),
  'disable-content-trust': bool({ usage: 'Skip image signing', initial: true }),
  quiet: bool({ short: 'q', usage: 'Suppress verbose output' }),
};
const searchFlags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: 'Pretty-print search using a Go template' }),
  limit: int({ usage: 'Max number of search results' }),
  'no-trunc': bool({ usage: "Don't truncate output" }),
};
const loginFlags = {
  password: string({ short: 'p', usage: 'Password' }),
  'password-stdin': bool({ usage: 'Take the password from stdin' }),
  username: string({ short: 'u', usage: 'Username' }),
};

export const pushCommand = (engine: Engine) =>
  command<CommandRun, typeof pushFlags>({
    use: 'push [OPTIONS] NAME[:TAG]',
    short: 'Upload an image to a registry',
    aliasLine: 'docker image push, docker push',
    group: 'common',
    args: { min: 1, max: 1 },
    completes: ['image'],
    flags: pushFlags,
    run: ({ args: [name = ''] }) =>
      function* (sys) {
        const { repository, tag } = parseReference(name);
        if (!name.endsWith(`:${tag}`)) yield* print(sys, 'Using default tag: latest\n');
        const full = repository.includes('/') ? `docker.io/${repository}` : `docker.io/library/${repository}`;
        yield* print(sys, `The push refers to repository [${full}]\n`);
        if (!engine.images.named(name))
          throw new CommandError(`An image does not exist locally with the tag: ${repository}`);
        yield* sys.sleep(40);
        return noRegistry('registry-1.docker.io', '/v2/');
      },
  });

export const searchCommand = () =>
  command<CommandRun, typeof searchFlags>({
    use: 'search [OPTIONS] TERM',
    short: 'Search Docker Hub for images',
    group: 'common',
    args: { min: 1, max: 1 },
    flags: searchFlags,
    run: ({ args: [term = ''] }) =>
      function* (sys) {
        yield* sys.sleep(40);
        return noRegistry('index.docker.io', `/v1/search?q=${encodeURIComponent(term)}&n=25`);
      },
  });

export const loginCommand = () =>
  command<CommandRun, typeof loginFlags>({
    use: 'login [OPTIONS] [SERVER]',
    short: 'Log in to a registry',
    long: 'Log in to a registry.\nIf no server is specified, the default is defined by the daemon.',
    group: 'common',
    args: { max: 1 },
    flags: loginFlags,
    run: ({ values }) =>
      function* (sys) {
        if (!sys.isatty(0) && values.username === '')
          throw new CommandError('Error: Cannot perform an interactive login from a non TTY device');
        yield* sys.sleep(40);
        return noRegistry('registry-1.docker.io', '/v2/');
      },
  });

export const logoutCommand = () =>
  command<CommandRun, Record<string, never>>({
    use: 'logout [SERVER]',
    short: 'Log out from a registry',
    long: 'Log out from a registry.\nIf no server is specified, the default is defined by the daemon.',
    group: 'common',
    args: { max: 1 },
    flags: {},
    run: ({ args: [server] }) =>
      function* (sys) {
        yield* print(
          sys,
          server === undefined ? 'Not logged in to https://index.docker.io/v1/\n' : `Not logged in to ${server}\n`,
        );
        return 0;
      },
  });
