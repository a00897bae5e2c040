import { commandPlace } from '../explain/command-place';
import { processLine } from '../explain/process-line';
import { defineCheck, lost, passed } from './check';

export const listensOnAllInterfaces = defineCheck({
  id: 'listens-on-all-interfaces',
  lesson: 'what-a-container-runs',
  title: 'It answers on the container’s address, not only inside it',
  judge(evidence) {
    const { app, scenario, seen } = evidence;
    const { answer } = seen;
    if (answer && answer.status !== null)
      return passed(`The container’s address, port ${scenario.port}: HTTP ${answer.status}.`);
    const { file, line } = commandPlace(evidence);
    return lost(
      `${app ? `${processLine(app)} runs, but p` : 'P'}ort ${scenario.port} of the container’s address: ${answer?.error || 'no answer'}.`,
      'Each container has a loopback of its own. A server bound to 127.0.0.1 hears nobody but processes of the same container, and publishing the port changes nothing.',
      'See which address the server is told to listen on: 0.0.0.0 means every one the container has.',
      file,
      line,
    );
  },
});
