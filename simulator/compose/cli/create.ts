import { bool, list, string } from '../../cli/flag-types';
import { createAll } from '../create-containers';
import { selectServices } from '../select-services';
import { type Host, subcommand } from './context';
import { ensureImages, readCreateFlags, withScale } from './create-flags';
import { openProject } from './open-project';
import { operate } from './operate';

const flags = {
  build: bool({ usage: 'Build images before starting containers' }),
  'force-recreate': bool({ usage: "Recreate containers even if their configuration and image haven't changed" }),
  'no-build': bool({ usage: "Don't build an image, even if it's policy" }),
  'no-recreate': bool({
    usage: "If containers already exist, don't recreate them. Incompatible with --force-recreate.",
  }),
  pull: string({ usage: 'Pull image before running ("always"|"missing"|"never"|"build")', initial: 'policy' }),
  'quiet-pull': bool({ usage: 'Pull without printing progress information' }),
  'remove-orphans': bool({ usage: 'Remove containers for services not defined in the Compose file' }),
  scale: list({
    usage: 'Scale SERVICE to NUM instances. Overrides the scale setting in the Compose file if present.',
    type: 'scale',
  }),
};

export const createCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'create [OPTIONS] [SERVICE...]', short: 'Creates containers for a service', flags },
    function* (context, { values, args }) {
      const all = yield* openProject(context, args);
      const create = readCreateFlags(values, context);
      const project = withScale(selectServices(all, args), values.scale);
      const asked = args.length > 0 ? args : Object.keys(project.services);
      yield* ensureImages(context, project, values);
      yield* operate(context, project, (session) => createAll(session, asked, create), 'Creating');
      return 0;
    },
  );
