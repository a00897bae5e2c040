import { logsReachDocker } from '../checks/logs-reach-docker';
import type { Misconception } from './misconception';

export const logFileReachesDocker: Misconception = {
  id: 'log-file-reaches-docker',
  belief: 'docker logs finds the application’s log file.',
  refutation:
    'Docker keeps what is written to standard output and standard error, nothing else.\nA file inside the container is one more thing to rotate, ship and lose.',
  shows: (evidence) =>
    evidence.seen.answer?.status === 200 && logsReachDocker.judge(evidence, logsReachDocker.takes).passed === false,
};
