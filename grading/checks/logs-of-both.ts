import { commandPlace } from '../explain/command-place';
import { programKeptQuiet } from '../explain/supervisor-section';
import { defineCheck, lost, passed } from './check';

export const logsOfBoth = defineCheck({
  id: 'logs-of-both',
  lesson: 'supervisord',
  title: 'docker logs shows what each of the services prints',
  takes: { says: ['listening on \\d+', 'job \\d+ done'] },
  judge(evidence, { says }) {
    const { logs = '' } = evidence.seen;
    const missing = says.find((pattern) => !new RegExp(pattern).test(logs));
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
