import type { PackageFile } from './package';
import { enabled, unit } from './unit-files';

const timer = (name: string, description: string, calendar: string): PackageFile[] => [
  unit(
    `${name}.timer`,
    `[Unit]\nDescription=${description}\n\n[Timer]\nOnCalendar=${calendar}\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n`,
  ),
  enabled(`${name}.timer`, 'timers.target'),
];
const oneshot = (name: string, description: string, command: string): PackageFile =>
  unit(`${name}.service`, `[Unit]\nDescription=${description}\n\n[Service]\nType=oneshot\nExecStart=${command}\n`);

export const aptUnits = [
  ...timer('apt-daily', 'Daily apt download activities', '*-*-* 6,18:00'),
  oneshot('apt-daily', 'Daily apt download activities', '/usr/lib/apt/apt.systemd.daily update'),
  ...timer('apt-daily-upgrade', 'Daily apt upgrade and clean activities', '*-*-* 6:00'),
  oneshot('apt-daily-upgrade', 'Daily apt upgrade and clean activities', '/usr/lib/apt/apt.systemd.daily install'),
];
export const dpkgUnits = [
  ...timer('dpkg-db-backup', 'Daily dpkg database backup timer', 'daily'),
  oneshot('dpkg-db-backup', 'Daily dpkg database backup service', '/usr/libexec/dpkg/dpkg-db-backup'),
];
export const fstrimUnits = [
  ...timer('fstrim', 'Discard unused filesystem blocks once a week', 'weekly'),
  oneshot(
    'fstrim',
    'Discard unused blocks on filesystems from /etc/fstab',
    '/sbin/fstrim --listed-in /etc/fstab:/proc/self/mountinfo --verbose --quiet-unsupported',
  ),
];
