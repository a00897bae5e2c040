import { bool, string } from '../../cli/flag-types';
import { pullAll } from '../build-services';
import { selectServices } from '../select-services';
import { imageOf } from '../service';
import { type Host, subcommand } from './context';
import { openProject } from './open-project';

const flags = {
  'ignore-buildable': bool({ usage: 'Ignore images that can be built' }),
  'ignore-pull-failures': bool({ usage: 'Pull what it can and ignores images with pull failures' }),
  'include-deps': bool({ usage: 'Also pull services declared as dependencies' }),
  policy: string({ usage: 'Apply pull policy ("missing"|"always")' }),
  quiet: bool({ short: 'q', usage: 'Pull without printing progress information' }),
};

export const pullCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'pull [OPTIONS] [SERVICE...]', short: 'Pull service images', flags },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProject(context, args);
      const chosen = selectServices(project, args, values['include-deps'] ? 'needs' : 'nothing');
      const names = Object.keys(chosen.services).filter(
        (name) =>
          project.services[name]?.['image'] !== undefined &&
          !(values['ignore-buildable'] && project.services[name]?.['build'] !== undefined) &&
          !(values.policy === 'missing' && engine.images.find(imageOf(project, name))),
      );
      if (names.length > 0) yield* pullAll(sys, names, values.quiet, values['ignore-pull-failures']);
      return 0;
    },
  );
