import { commandPlace } from '../explain/command-place';
import { blocked } from './blocked';
import { type Check, lost, passed } from './check';

/** What the applications of the catalogue print when they are up. */
const SAYS = /listening on \d+/;

export const logsReachDocker: Check = {
  id: 'logs-reach-docker',
  title: 'What the application prints is in docker logs',
  judge(evidence) {
    const obstacle = blocked(evidence);
    if (obstacle) return obstacle;
    const { logs = '' } = evidence.seen;
    const line = logs.split('\n').find((text) => SAYS.test(text));
    if (line) return passed(`docker logs shows “${line}”.`);
    const place = commandPlace(evidence);
    return lost(
      logs.trim() === ''
        ? 'docker logs is empty.'
        : `docker logs shows “${logs.trim().split('\n')[0]}”, and nothing of the application.`,
      'Docker keeps what is written to standard output and standard error. Output that goes to a file or to /dev/null never gets there.',
      'Look for a redirection in the command or the script, and leave it out.',
      place.file,
      place.line,
    );
  },
};
