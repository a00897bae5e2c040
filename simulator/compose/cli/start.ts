import { selectServices } from '../select-services';
import { startServices } from '../start-services';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

export const startCommand = (host: Host) =>
  subcommand(host, { use: 'start [SERVICE...]', short: 'Start services', flags: {} }, function* (context, { args }) {
    const project = selectServices(yield* openProjectOrName(context, args), args);
    yield* operate(context, project, (session) => startServices(session));
    return 0;
  });
