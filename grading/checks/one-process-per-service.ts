import { few } from '../explain/amount';
import { commandPlace } from '../explain/command-place';
import { servicesIn } from '../explain/service-name';
import { defineCheck, lost, passed } from './check';

export const oneProcessPerService = defineCheck({
  id: 'one-process-per-service',
  lesson: 'what-a-container-runs',
  title: 'One service in the container; its own workers are welcome',
  judge(evidence) {
    const { processes = [] } = evidence.seen;
    const services = servicesIn(processes);
    if (services.length <= 1)
      return passed(
        `${services[0] ?? 'The program'} alone${processes.length > 1 ? `, in ${processes.length} processes` : ''}.`,
      );
    const { file, line } = commandPlace(evidence);
    return lost(
      `${services.length} services share the container: ${few(services)}.`,
      'They start, stop, scale, crash and are limited only together, and Docker watches only the first process.',
      'Give each of them a container of its own.',
      file,
      line,
    );
  },
});
