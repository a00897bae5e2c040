import { type BootedUnit, bootedUnits } from '../../packages/systemd-units';
import { VERSION } from './version';

const OK = '[\x1b[0;32m  OK  \x1b[0m]';
const FAILED = '[\x1b[0;1;31mFAILED\x1b[0m]';
const name = (text: string): string => `\x1b[0;1;39m${text}\x1b[0m`;

const DONE: Readonly<Record<string, string>> = {
  target: 'Reached target',
  mount: 'Mounted',
  socket: 'Listening on',
  slice: 'Created slice',
  service: 'Finished',
  path: 'Started',
  timer: 'Started',
};
const ORDER = ['slice', 'path', 'socket', 'mount', 'service', 'timer', 'target'];

function line({ name: unit, description, sub }: BootedUnit): string {
  const kind = unit.slice(unit.lastIndexOf('.') + 1);
  if (sub === 'failed')
    return `${FAILED} Failed to start ${name(unit)} - ${description}.\r\nSee 'systemctl status ${unit}' for details.\r`;
  return `${OK} ${DONE[kind] ?? 'Started'} ${name(unit)} - ${description}.\r`;
}

/** What a console shows of a boot; the order within a kind is the simulation's own. */
export function bootMessages(): string[] {
  const [first = '', features = ''] = VERSION.split('\n');
  const kindOf = (unit: BootedUnit): number => ORDER.indexOf(unit.name.slice(unit.name.lastIndexOf('.') + 1));
  return [
    `${first.replace(/^systemd 257 \((.*)\)$/, 'systemd $1')} running in system mode (${features})\r`,
    'Detected virtualization docker.\r',
    'Detected architecture x86-64.\r',
    '',
    `Welcome to \x1b[1mDebian GNU/Linux 13 (trixie)\x1b[0m!`.replace('Welcome to ', '\x1b[0;1;39mWelcome to \x1b[0m'),
    '\r',
    'Initializing machine ID from random generator.\r',
    'Queued start job for default target graphical.target.\r',
    ...[...bootedUnits].sort((a, b) => kindOf(a) - kindOf(b)).map(line),
  ];
}
