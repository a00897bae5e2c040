import { programName } from '../startup/shell-of';
import type { Misconception } from './misconception';

export const containerIsASmallVm: Misconception = {
  id: 'container-is-a-small-vm',
  belief: 'A container is a small virtual machine: it boots, and its services start.',
  refutation:
    'It is one process with a view of its own. No init, no cron, no ssh runs in it unless your command starts it.\nThe kernel is the host’s, and starts nothing.',
  shows: ({ startup }) =>
    startup?.started.some(({ argv: [program = ''] }) =>
      /^(sshd|rsyslogd|syslogd|systemd|init|service|systemctl)$/.test(programName(program)),
    ) ?? false,
};
