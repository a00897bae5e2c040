import type { Program } from '../kernel/syscalls';

/** Programs that a page fetches when the first of them is run. */
export interface LatePart {
  readonly names: readonly string[];
  fetch(): Promise<Readonly<Record<string, Program>>>;
}

export const lateParts: readonly LatePart[] = [
  { names: ['python3', 'node', 'npm', 'esbuild'], fetch: async () => (await import('./interpreters')).programs },
  { names: ['busybox'], fetch: async () => ({ busybox: (await import('./busybox')).busybox }) },
  {
    names:
      'systemd systemd-journald systemctl journalctl hostnamectl loginctl timedatectl localectl systemd-run systemd-detect-virt systemd-analyze systemd-cgls systemd-escape systemd-notify redis-server redis-cli cron crontab rsyslogd'.split(
        ' ',
      ),
    fetch: async () => (await import('./services')).programs,
  },
];
