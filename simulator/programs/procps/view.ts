import type { Syscalls } from '../../kernel/syscalls';
import { accounts, groups } from '../accounts';
import type { View } from './columns';

/** Names and totals that tables of processes need. */
export function processView(sys: Syscalls): View {
  const users = new Map(accounts(sys).map((a) => [a.uid, a.name]));
  const names = new Map(groups(sys).map((g) => [g.gid, g.name]));
  let memory = 16 * 1024 ** 3;
  try {
    memory = Number(/^MemTotal:\s+(\d+)/m.exec(sys.readFile('/proc/meminfo'))?.[1] ?? memory / 1024) * 1024;
  } catch {}
  return {
    now: sys.now(),
    memory,
    user: (uid) => users.get(uid) ?? String(uid),
    group: (gid) => names.get(gid) ?? String(gid),
  };
}
