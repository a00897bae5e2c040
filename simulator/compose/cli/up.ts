import { bool, int, list, string } from '../../cli/flag-types';
import type { FlagValues } from '../../cli/flags';
import { CommandError } from '../../docker/cli/command-run';
import { createAll } from '../create-containers';
import { selectServices } from '../select-services';
import { startServices } from '../start-services';
import { waitUntilUp } from '../wait-until-up';
import { type Host, subcommand } from './context';
import { ensureImages, readCreateFlags, withScale } from './create-flags';
import { openProject } from './open-project';
import { operate } from './operate';
import { upAttached } from './up-attached';

const flags = {
  'abort-on-container-exit': bool({
    usage: 'Stops all containers if any container was stopped. Incompatible with -d',
  }),
  'always-recreate-deps': bool({ usage: 'Recreate dependent containers. Incompatible with --no-recreate.' }),
  attach: list({
    usage: 'Restrict attaching to the specified services. Incompatible with --attach-dependencies.',
    type: 'stringArray',
    completes: 'service',
  }),
  'attach-dependencies': bool({ usage: 'Automatically attach to log output of dependent services' }),
  build: bool({ usage: 'Build images before starting containers' }),
  detach: bool({ short: 'd', usage: 'Detached mode: Run containers in the background' }),
  'exit-code-from': string({
    usage: 'Return the exit code of the selected service container. Implies --abort-on-container-exit',
    completes: 'service',
  }),
  'force-recreate': bool({ usage: "Recreate containers even if their configuration and image haven't changed" }),
  'no-attach': list({
    usage: 'Do not attach (stream logs) to the specified services',
    type: 'stringArray',
    completes: 'service',
  }),
  'no-build': bool({ usage: "Don't build an image, even if it's policy" }),
  'no-color': bool({ usage: 'Produce monochrome output' }),
  'no-deps': bool({ usage: "Don't start linked services" }),
  'no-log-prefix': bool({ usage: "Don't print prefix in logs" }),
  'no-recreate': bool({
    usage: "If containers already exist, don't recreate them. Incompatible with --force-recreate.",
  }),
  'no-start': bool({ usage: "Don't start the services after creating them" }),
  pull: string({ usage: 'Pull image before running ("always"|"missing"|"never")', initial: 'policy' }),
  'quiet-pull': bool({ usage: 'Pull without printing progress information' }),
  'remove-orphans': bool({ usage: 'Remove containers for services not defined in the Compose file' }),
  'renew-anon-volumes': bool({
    short: 'V',
    usage: 'Recreate anonymous volumes instead of retrieving data from the previous containers',
  }),
  scale: list({
    usage: 'Scale SERVICE to NUM instances. Overrides the scale setting in the Compose file if present.',
    type: 'scale',
  }),
  timeout: int({
    short: 't',
    usage: 'Use this timeout in seconds for container shutdown when attached or when containers are already running',
  }),
  timestamps: bool({ usage: 'Show timestamps' }),
  wait: bool({ usage: 'Wait for services to be running|healthy. Implies detached mode.' }),
  'wait-timeout': int({ usage: 'Maximum duration to wait for the project to be running|healthy' }),
  watch: bool({
    short: 'w',
    usage: 'Watch source code and rebuild/refresh containers when files are updated.',
  }),
};

export type UpValues = FlagValues<typeof flags>;

export const upCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'up [OPTIONS] [SERVICE...]', short: 'Create and start containers', flags },
    function* (context, { values, args, changed }) {
      const all = yield* openProject(context, args);
      const detached = checkFlags(values);
      const chosen = selectServices(all, args, values['no-deps'] ? 'nothing' : 'needs');
      if (Object.keys(chosen.services).length === 0) throw new CommandError('no service selected', 1);
      const project = withScale(chosen, values.scale);
      const judge = values['exit-code-from'];
      if (judge !== '' && !Object.hasOwn(project.services, judge))
        throw new CommandError(`no such service: ${judge}: not found`);
      const { timeout, ...rest } = values;
      const create = readCreateFlags({ ...rest, ...(changed.has('timeout') && { timeout }) }, context);
      const asked = args.length > 0 ? args : Object.keys(project.services);
      yield* ensureImages(context, project, values);
      if (!detached && !values['no-start']) {
        yield* operate(context, project, (session) => createAll(session, asked, create));
        return yield* upAttached(context, project, asked, values, create.timeout);
      }
      yield* operate(context, project, function* (session) {
        yield* createAll(session, asked, create);
        if (values['no-start']) return;
        yield* startServices(session);
        if (values.wait) yield* waitUntilUp(session, values['wait-timeout']);
      });
      return 0;
    },
  );

/** Whether the containers are left to themselves; throws when the flags contradict each other. */
function checkFlags(values: UpValues): boolean {
  const { detach, wait, attach } = values;
  if (values.watch)
    throw new CommandError("docker compose: 'up --watch' is not part of this simulation yet; use up --build instead.");
  const follows =
    values['abort-on-container-exit'] ||
    values['exit-code-from'] !== '' ||
    values['attach-dependencies'] ||
    attach.length > 0;
  if (wait && (values['attach-dependencies'] || values['abort-on-container-exit'] || attach.length > 0))
    throw new CommandError(
      '--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies',
    );
  if (detach && follows)
    throw new CommandError(
      '--detach cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies',
    );
  return detach || wait;
}
