import { asErrno, type Errno } from '../../kernel/errno';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { print } from '../stdio';
import { manage } from './manager';
import { VERSION } from './version';

const RED = '\x1b[0;1;31m';
const PLAIN = '\x1b[0m';

/** systemd(1). As PID 1 it mounts what it needs, then runs the units; it speaks to a console, or to nobody. */
export const systemd: Program = function* (sys, argv) {
  if (sys.pid === 1) return yield* boot(sys);
  const name = (argv[0] ?? '').replace(/^.*\//, '');
  if (name !== 'init' && argv.includes('--version')) {
    yield* print(sys, VERSION);
    return 0;
  }
  return 1;
};

function* boot(sys: Syscalls): Run {
  const say = function* (text: string): Run<void> {
    if (sys.isatty(1)) yield* print(sys, `${text}\n`);
  };
  const giveUp = function* (step: string): Run {
    yield* say(`[${RED}!!!!!!${PLAIN}] ${step}.`);
    yield* say(`${RED}Exiting PID 1...${PLAIN}`);
    return 255;
  };
  const failed = mountRun(sys);
  if (failed) {
    yield* say(
      `${RED}Failed to mount tmpfs (type tmpfs) on /run (MS_NOSUID|MS_NODEV|MS_STRICTATIME "mode=0755,size=20%,nr_inodes=800k"): ${failed.message}${PLAIN}`,
    );
    return yield* giveUp('Failed to mount API filesystems');
  }
  if (!ownsCgroups(sys)) {
    yield* say(
      `\x1b[!p\x1b]104\x07\x1b[?7h${VERSION.split('\n')[0]?.replace(/^systemd 257 \((.*)\)$/, 'systemd $1')} running in system mode (${VERSION.split('\n')[1]})`,
    );
    yield* say('Detected virtualization docker.\r\nDetected architecture x86-64.\r\n');
    yield* say(`\x1b[0;1;39mWelcome to ${PLAIN}\x1b[1mDebian GNU/Linux 13 (trixie)${PLAIN}\x1b[0;1;39m!${PLAIN}\n`);
    yield* say('Initializing machine ID from random generator.');
    const group = /^0::(.*)$/m.exec(sys.readFile('/proc/self/cgroup'))?.[1] ?? '';
    yield* say(`${RED}Failed to create ${group}/init.scope control group: Read-only file system${PLAIN}`);
    yield* say(`${RED}Failed to allocate manager object: Read-only file system${PLAIN}`);
    return yield* giveUp('Failed to allocate manager object');
  }
  return yield* manage(sys, say);
}

/** A fresh tmpfs on /run, unless something is mounted there. */
function mountRun(sys: Syscalls): Errno | undefined {
  if (sys.mounts().some(({ target }) => target === '/run')) return undefined;
  try {
    sys.mount({ source: 'tmpfs', target: '/run', type: 'tmpfs', options: 'nosuid,nodev,size=20%,mode=755' });
    return undefined;
  } catch (e) {
    return asErrno(e);
  }
}

/** May it make control groups? With CAP_SYS_ADMIN, or on the host's own tree, mounted to be written. */
function ownsCgroups(sys: Syscalls): boolean {
  const tree = sys.mounts().findLast(({ target }) => target === '/sys/fs/cgroup');
  return tree ? /^rw/.test(tree.options) : sys.capabilities().has('SYS_ADMIN');
}
