import type { Program } from '../../kernel/syscalls';
import { print, printError } from '../stdio';
import { isBooted, refuse } from './not-booted';
import { VERSION } from './version';

// The smaller tools of systemd; each of them needs the bus, or says what it can without.

const busTool: Program = function* (sys, argv) {
  if (argv.includes('--version')) {
    yield* print(sys, VERSION);
    return 0;
  }
  return yield* refuse(sys);
};

const detectVirt: Program = function* (sys) {
  const inside = sys.access('/.dockerenv', '');
  yield* print(sys, inside ? 'docker\n' : 'none\n');
  return inside ? 0 : 1;
};

const analyze: Program = function* (sys, argv) {
  if (!isBooted(sys)) return yield* refuse(sys);
  const verb = argv[1] ?? 'time';
  if (verb === 'time') {
    yield* print(sys, 'Startup finished in 808ms (userspace) \ngraphical.target reached after 806ms in userspace.\n');
    return 0;
  }
  yield* printError(sys, `systemd-analyze: this simulation knows only: time\n`);
  return 1;
};

const cgls: Program = function* (sys) {
  if (isBooted(sys)) {
    yield* printError(sys, 'systemd-cgls: not part of this simulation; systemctl status shows the tree\n');
    return 1;
  }
  yield* printError(
    sys,
    'Failed to get root control group path: No such file or directory\nFailed to list cgroup tree: No such file or directory\n',
  );
  return 1;
};

const escapePath: Program = function* (sys, argv) {
  const escaped = (word: string): string =>
    word.replace(/[^A-Za-z0-9:_.]/g, (c) => (c === '/' ? '-' : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`));
  yield* print(sys, `${argv.slice(1).map(escaped).join(' ')}\n`);
  return 0;
};

const notify: Program = function* (sys) {
  if (sys.env().has('NOTIFY_SOCKET')) return 0;
  yield* printError(sys, 'No status data could be sent: $NOTIFY_SOCKET was not set\n');
  return 1;
};

export const systemdTools: Readonly<Record<string, Program>> = {
  hostnamectl: busTool,
  loginctl: busTool,
  timedatectl: busTool,
  localectl: busTool,
  'systemd-run': busTool,
  'systemd-detect-virt': detectVirt,
  'systemd-analyze': analyze,
  'systemd-cgls': cgls,
  'systemd-escape': escapePath,
  'systemd-notify': notify,
};
