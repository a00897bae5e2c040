import { type CommandSpec, command } from '../../cli/command-spec';
import { bool } from '../../cli/flag-types';
import type { FlagSet } from '../../cli/flags';
import { CommandError, type CommandRun } from './command-run';
import { group } from './group';

// docker manifest and docker trust: all they do needs a registry, which this host can't reach.

const experimental = (path: string): string => `EXPERIMENTAL:
  docker ${path} is an experimental feature.
  Experimental features provide early access to product functionality. These
  features may change between releases without warning, or can be removed from a
  future release. Learn more about experimental features in our documentation:
  https://docs.docker.com/go/experimental/`;

const MANIFEST = `The **docker manifest** command has subcommands for managing image manifests and
manifest lists. A manifest list allows you to use one name to refer to the same image
built for multiple architectures.

To see help for a subcommand, use:

    docker manifest CMD --help

For full details on using docker manifest lists, see the registry v2 specification.

${experimental('manifest')}`;

const lookup = 'dial tcp: lookup registry-1.docker.io on 192.168.65.10:53: no such host';
const UNREACHABLE = `failed to configure transport: error pinging v2 registry: Get "https://registry-1.docker.io/v2/": ${lookup}`;

const failing = (
  use: string,
  short: string,
  args: NonNullable<CommandSpec['args']>,
  flags: FlagSet,
  why: (name: string) => string,
  long?: string,
): CommandSpec<CommandRun> =>
  command<CommandRun, FlagSet>({
    use,
    short,
    args,
    flags,
    ...(long !== undefined && { long }),
    run: ({ args: words }) =>
      function* (sys) {
        yield* sys.sleep(40);
        throw new CommandError(why(words.at(-1) ?? ''));
      },
  });

const insecure = bool({ usage: 'Allow communication with an insecure registry' });

const manifest = (use: string, short: string, args: NonNullable<CommandSpec['args']>, flags: FlagSet) =>
  failing(use, short, args, flags, () => UNREACHABLE, `${short}\n\n${experimental(`manifest ${use.split(' ')[0]}`)}`);

export const manifestCommand = (): CommandSpec<CommandRun> => ({
  ...group('manifest', 'Manage Docker image manifests and manifest lists', [
    manifest(
      'annotate [OPTIONS] MANIFEST_LIST MANIFEST',
      'Add additional information to a local image manifest',
      { min: 2, max: 2 },
      {},
    ),
    manifest(
      'create MANIFEST_LIST MANIFEST [MANIFEST...]',
      'Create a local manifest list for annotating and pushing to a registry',
      { min: 2 },
      { amend: bool({ short: 'a', usage: 'Amend an existing manifest list' }), insecure },
    ),
    manifest(
      'inspect [OPTIONS] [MANIFEST_LIST] MANIFEST',
      'Display an image manifest, or manifest list',
      { min: 1, max: 2 },
      {
        insecure,
        verbose: bool({ short: 'v', usage: 'Output additional info including layers and platform' }),
      },
    ),
    manifest('push [OPTIONS] MANIFEST_LIST', 'Push a manifest list to a repository', { min: 1, max: 1 }, {}),
    manifest(
      'rm MANIFEST_LIST [MANIFEST_LIST...]',
      'Delete one or more manifest lists from local storage',
      { min: 1 },
      {},
    ),
  ]),
  long: MANIFEST,
});

const noSignatures = (name: string) => `no signatures or cannot access ${name}`;

export const trustCommand = (): CommandSpec<CommandRun> =>
  group('trust', 'Manage trust on Docker images', [
    group('key', 'Manage keys for signing Docker images', []),
    group('signer', 'Manage entities who can sign Docker images', []),
    failing(
      'inspect IMAGE[:TAG] [IMAGE[:TAG]...]',
      'Return low-level information about keys and signatures',
      { min: 1 },
      { pretty: bool({ usage: 'Print the information in a human friendly format' }) },
      noSignatures,
    ),
    failing('revoke [OPTIONS] IMAGE[:TAG]', 'Remove trust for an image', { min: 1, max: 1 }, {}, noSignatures),
    failing(
      'sign IMAGE:TAG',
      'Sign an image',
      { min: 1, max: 1 },
      { local: bool({ usage: 'Sign a locally tagged image' }) },
      noSignatures,
    ),
  ]);
