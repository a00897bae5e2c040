import { programName } from '../startup/shell-of';
import type { Rule } from './rule';

const managers: Readonly<Record<string, string>> = {
  supervisord: 'supervisord',
  systemd: 'systemd',
  init: 'an init system',
  runsvdir: 'runit',
  'runsvdir-start': 'runit',
  runit: 'runit',
  's6-svscan': 's6',
  circusd: 'circus',
  monit: 'monit',
  pm2: 'pm2',
  'pm2-runtime': 'pm2',
  'pm2-docker': 'pm2',
  forever: 'forever',
  foreman: 'foreman',
  honcho: 'honcho',
  god: 'god',
  bluepill: 'bluepill',
  immortaldir: 'immortal',
};

/** A second supervisor inside what Docker supervises already. */
export const processManager: Rule = {
  id: 'process-manager',
  lesson: 'supervisord',
  find({ startup }) {
    const one = startup.started.find(({ argv: [program = ''] }) => Object.hasOwn(managers, programName(program)));
    if (!one || /^init$/.test(one.argv[0] ?? '')) return [];
    const name = managers[programName(one.argv[0] ?? '')] ?? '';
    const system = name === 'systemd' || name === 'an init system';
    return [
      {
        severity: system ? 'essential' : 'actionable',
        file: one.file,
        line: one.line,
        message: `The container’s process is a process manager: ${name}.`,
        why: system
          ? 'It expects a machine of its own: cgroups to manage, mounts, a console. Docker does its work already, and giving it what it wants takes the isolation away.'
          : 'Docker sees the manager, not the programs: crashes, restarts and exit codes stay inside, and logs often do too.',
        fix: 'Run each program as the one process of its own container; restarts are Docker’s (--restart) or the orchestrator’s.',
      },
    ];
  },
};
