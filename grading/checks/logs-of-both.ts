import { commandPlace } from '../explain/command-place';
import { programKeptQuiet, rotatedPipe } from '../explain/supervisor-section';
import { defineCheck, lost, passed } from './check';

export const logsOfBoth = defineCheck({
  id: 'logs-of-both',
  lesson: 'supervisord',
  title: 'docker logs shows what each of the services prints',
  takes: { says: ['listening on \\d+', 'job \\d+ done'] },
  judge(evidence, { says }) {
    const { logs = '' } = evidence.seen;
    const missing = says.find((pattern) => !new RegExp(pattern).test(logs));
    const thrown = /uncaptured python exception.*(Illegal seek)/.exec(logs)?.[1];
    if (missing === undefined && thrown !== undefined) {
      const { file, line } = rotatedPipe(evidence.files) ?? commandPlace(evidence);
      return lost(
        `docker logs has lines of all ${says.length}, and after each an exception of supervisord’s: ${thrown}.`,
        'supervisord asks each log how long it is, to begin a new file in time. A pipe has no length.',
        'A limit of 0 for that log means that it is never asked.',
        file,
        line,
      );
    }
    if (missing === undefined)
      return passed(says.length === 1 ? 'docker logs has its lines.' : `docker logs has lines of all ${says.length}.`);
    const { file, line } = programKeptQuiet(evidence.files) ?? commandPlace(evidence);
    return lost(
      `docker logs has nothing like “${missing.replaceAll('\\d+', '1')}”.`,
      'Docker keeps what reaches PID 1’s standard output and error, inherited by children. A supervisor gives its children other ones unless it is told not to.',
      'Find where the output of that service goes, and lead it to the container’s own output.',
      file,
      line,
    );
  },
});
