import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import { isJsonTypo } from '../findings/json-typo';
import type { Misconception } from './misconception';

export const shellFormEqualsExecForm: Misconception = {
  id: 'shell-form-equals-exec-form',
  belief: 'Shell form and exec form are two spellings of the same thing.',
  refutation:
    'Shell form starts /bin/sh -c, and with Debian’s sh that shell stays as PID 1.\nExec form starts the program itself.',
  observes: ['stop'],
  shows(evidence) {
    const { command, app } = evidence;
    if (!command || !app || app.pid === 1 || appWasTold(evidence)) return false;
    const written = [command.entrypoint, command.cmd].some((part) => part?.form === 'shell' && !isJsonTypo(part));
    return written && signalPath(evidence).obstacle === 'shell';
  },
};
