import { bool, bytes, list, string } from '../../cli/flag-types';
import { buildServices } from '../build-services';
import { selectServices } from '../select-services';
import { type Host, subcommand } from './context';
import { openProject } from './open-project';

const flags = {
  'build-arg': list({ usage: 'Set build-time variables for services', type: 'stringArray' }),
  builder: string({ usage: 'Set builder to use' }),
  memory: bytes({ short: 'm', usage: 'Set memory limit for the build container. Not supported by BuildKit.' }),
  'no-cache': bool({ usage: 'Do not use cache when building the image' }),
  pull: bool({ usage: 'Always attempt to pull a newer version of the image' }),
  push: bool({ usage: 'Push service images' }),
  quiet: bool({ short: 'q', usage: "Don't print anything to STDOUT" }),
  ssh: string({
    usage:
      "Set SSH authentications used when building service images. (use 'default' for using your default SSH Agent)",
  }),
  'with-dependencies': bool({ usage: 'Also build dependencies (transitively)' }),
};

export const buildCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'build [OPTIONS] [SERVICE...]', short: 'Build or rebuild services', flags },
    function* (context, { values, args }) {
      const { sys, builder } = context;
      const project = yield* openProject(context, args);
      const chosen = selectServices(project, args, values['with-dependencies'] ? 'needs' : 'nothing');
      yield* buildServices(sys, builder, project, Object.keys(chosen.services), {
        quiet: values.quiet,
        noCache: values['no-cache'],
        args: values['build-arg'],
      });
      return 0;
    },
  );
