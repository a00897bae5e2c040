import type { Program } from '../../kernel/syscalls';
import { print } from '../stdio';

/** pidof(8): newest first, on one line. */
export const pidof: Program = function* (sys, argv) {
  const words = argv.slice(1);
  const single = words.includes('-s');
  const quiet = words.includes('-q');
  const names = words.filter((word) => !word.startsWith('-')).map((name) => name.replace(/.*\//, ''));
  const base = (text = ''): string => text.replace(/.*\//, '').replace(/:$/, '');
  const pids = sys
    .processes()
    .filter(
      (p) =>
        p.pid !== sys.pid &&
        p.state !== 'Z' &&
        names.some(
          (name) => p.comm === name || base(p.argv[0]) === name || (words.includes('-x') && base(p.argv[1]) === name),
        ),
    )
    .map((p) => p.pid)
    .sort((a, b) => b - a);
  if (pids.length === 0) return 1;
  if (!quiet) yield* print(sys, `${(single ? pids.slice(0, 1) : pids).join(' ')}\n`);
  return 0;
};
