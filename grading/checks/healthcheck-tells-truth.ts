import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const healthcheckTellsTruth = defineCheck({
  id: 'healthcheck-tells-truth',
  lesson: 'scaling-swarm',
  title: 'Its health check says healthy while it works, unhealthy when it does not',
  observes: ['health'],
  also: [
    { tool: 'Trivy', id: 'DS-0026' },
    { tool: 'CIS', id: '4.6' },
  ],
  judge(evidence) {
    const { test, working, broken, seconds, output } = evidence.seen.health;
    const own = instructionLine(evidence, 'HEALTHCHECK');
    const { file, line } =
      own === null && evidence.stack ? settingsPlace(evidence, /healthcheck:/) : { file: 'Dockerfile', line: own };
    if (test.length === 0)
      return lost(
        'There is no health check.',
        'Without one Docker knows only that PID 1 exists. A process that hangs looks as well as one that works.',
        'Add one that asks the service what a user would ask it.',
        file,
        line,
      );
    if (working !== 'healthy')
      return lost(
        `The application works, but the check says “${working}”${output ? `: ${output.split('\n')[0]}` : ''}.`,
        'The check runs inside the container, with the programs that the image has. One that can’t run counts as a failure.',
        'Try the check’s command with docker exec, and look at its exit status.',
        file,
        line,
      );
    if (broken !== 'unhealthy')
      return lost(
        `The application was frozen; ${seconds} s later the check still says “${broken}”.`,
        'The check looks at something that stays true when the service no longer answers.',
        'Ask for an answer over the network, and give up after a while.',
        file,
        line,
      );
    return passed(`“healthy” while it answers, “unhealthy” within ${seconds} s after it was frozen.`);
  },
});
