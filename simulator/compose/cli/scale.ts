import { bool } from '../../cli/flag-types';
import { createAll } from '../create-containers';
import { selectServices } from '../select-services';
import { startServices } from '../start-services';
import { type Host, subcommand } from './context';
import { ensureImages, readScale, withScale } from './create-flags';
import { openProject } from './open-project';
import { operate } from './operate';

const flags = { 'no-deps': bool({ usage: "Don't start linked services" }) };

export const scaleCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'scale [SERVICE=REPLICAS...]', short: 'Scale services ', least: 1, flags },
    function* (context, { values, args }) {
      const names = args.map((text) => readScale(text)[0]);
      const all = yield* openProject(context, names);
      const project = withScale(selectServices(all, names, values['no-deps'] ? 'nothing' : 'needs'), args);
      yield* ensureImages(context, project, {});
      yield* operate(context, project, function* (session) {
        yield* createAll(session, names, {
          recreate: 'diverged',
          recreateNeeds: 'diverged',
          renewVolumes: false,
          removeOrphans: false,
          ignoreOrphans: false,
          timeout: undefined,
        });
        yield* startServices(session);
      });
      return 0;
    },
  );
