import { commandPlace } from '../explain/command-place';
import { defineCheck, lost, passed } from './check';

export const logsReachDocker = defineCheck({
  id: 'logs-reach-docker',
  lesson: 'what-a-container-runs',
  title: 'What the application prints is in docker logs',
  // What the applications of the catalogue print when they are up.
  takes: { says: 'listening on \\d+' },
  judge(evidence, { says }) {
    const { logs = '' } = evidence.seen;
    const line = logs.split('\n').find((text) => new RegExp(says).test(text));
    if (line) return passed(`docker logs shows “${line}”.`);
    const place = commandPlace(evidence);
    return lost(
      logs.trim() === ''
        ? 'docker logs is empty.'
        : `docker logs shows “${logs.trim().split('\n')[0]}”, and nothing of the application.`,
      'Docker keeps what is written to standard output and standard error. Output that goes to a file or to /dev/null never gets there.',
      'Look for what sends it there: a redirection in the command or the script, or a setting that names a log file.',
      place.file,
      place.line,
    );
  },
});
