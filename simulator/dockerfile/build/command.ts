import { type CommandSpec, command } from '../../cli/command-spec';
import { bool, bytes, list, string, strings } from '../../cli/flag-types';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { buildOnce } from './client';
import type { Builder } from './solve';

const array = (usage: string, short?: string) => list({ type: 'stringArray', usage, ...(short && { short }) });

/** What a command of docker does once its line is read. */
export type CommandRun = (sys: Syscalls) => Run;

/** `docker buildx build`, which is also `docker build`. */
export const buildCommand = (builder: Builder): CommandSpec<CommandRun> =>
  command<CommandRun, typeof flags>({
    use: 'build [OPTIONS] PATH | URL | -',
    short: 'Start a build',
    aliases: ['b'],
    completes: ['folder'],
    footer: 'Experimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.',
    flags,
    run:
      ({ values, args }) =>
      (sys) =>
        buildOnce(sys, builder, {
          paths: args,
          file: values.file,
          tags: values.tag,
          buildArgs: values['build-arg'],
          labels: values.label,
          target: values.target,
          noCache: values['no-cache'],
          quiet: values.quiet,
          progress: values.progress,
          iidfile: values.iidfile,
        }),
  });

const flags = {
  'add-host': strings({ usage: 'Add a custom host-to-IP mapping (format: "host:ip")' }),
  allow: strings({ usage: 'Allow extra privileged entitlement (e.g., "network.host", "security.insecure")' }),
  annotation: array('Add annotation to the image'),
  attest: array('Attestation parameters (format: "type=sbom,generator=image")'),
  'build-arg': array('Set build-time variables'),
  'build-context': array('Additional build contexts (e.g., name=path)'),
  builder: string({ usage: 'Override the configured builder instance' }),
  'cache-from': array('External cache sources (e.g., "user/app:cache", "type=local,src=path/to/dir")'),
  'cache-to': array('Cache export destinations (e.g., "user/app:cache", "type=local,dest=path/to/dir")'),
  'cgroup-parent': string({ usage: 'Set the parent cgroup for the "RUN" instructions during build' }),
  file: string({ short: 'f', usage: 'Name of the Dockerfile (default: "PATH/Dockerfile")', completes: 'file' }),
  iidfile: string({ usage: 'Write the image ID to the file' }),
  label: array('Set metadata for an image'),
  load: bool({ usage: 'Shorthand for "--output=type=docker"' }),
  'metadata-file': string({ usage: 'Write build result metadata to the file' }),
  network: string({ initial: 'default', usage: 'Set the networking mode for the "RUN" instructions during build' }),
  'no-cache': bool({ usage: 'Do not use cache when building the image' }),
  'no-cache-filter': array('Do not cache specified stages'),
  output: array('Output destination (format: "type=local,dest=path")', 'o'),
  platform: array('Set target platform for build'),
  progress: string({
    initial: 'auto',
    usage: 'Set type of progress output ("auto", "plain", "tty"). Use plain to show container output',
  }),
  provenance: string({ usage: 'Shorthand for "--attest=type=provenance"' }),
  pull: bool({ usage: 'Always attempt to pull all referenced images' }),
  push: bool({ usage: 'Shorthand for "--output=type=registry"' }),
  quiet: bool({ short: 'q', usage: 'Suppress the build output and print image ID on success' }),
  sbom: string({ usage: 'Shorthand for "--attest=type=sbom"' }),
  secret: array('Secret to expose to the build (format: "id=mysecret[,src=/local/secret]")'),
  'shm-size': bytes({ usage: 'Shared memory size for build containers' }),
  ssh: array('SSH agent socket or keys to expose to the build (format: "default|<id>[=<socket>|<key>[,<key>]]")'),
  tag: array('Name and optionally a tag (format: "name:tag")', 't'),
  target: string({ usage: 'Set the target build stage to build' }),
  ulimit: list({ type: 'ulimit', shown: '[]', usage: 'Ulimit options' }),
};
