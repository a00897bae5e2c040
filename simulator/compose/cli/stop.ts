import { int } from '../../cli/flag-types';
import { stopServices } from '../stop-services';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = { timeout: int({ short: 't', usage: 'Specify a shutdown timeout in seconds' }) };

export const stopCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'stop [OPTIONS] [SERVICE...]', short: 'Stop services', flags },
    function* (context, { values, args, changed }) {
      const project = yield* openProjectOrName(context, args);
      const names = args.length > 0 ? args : Object.keys(project.services);
      const timeout = changed.has('timeout') ? values.timeout : undefined;
      yield* operate(context, project, (session) => stopServices(session, names, timeout), 'Stopping');
      return 0;
    },
  );
