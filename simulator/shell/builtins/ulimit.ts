import type { Builtin } from './builtin';

const limits: readonly (readonly [string, string, string])[] = [
  ['R', 'real-time non-blocking time  (microseconds, -R)', 'unlimited'],
  ['c', 'core file size              (blocks, -c)', '0'],
  ['d', 'data seg size               (kbytes, -d)', 'unlimited'],
  ['e', 'scheduling priority                 (-e)', '0'],
  ['f', 'file size                   (blocks, -f)', 'unlimited'],
  ['i', 'pending signals                     (-i)', '15602'],
  ['l', 'max locked memory           (kbytes, -l)', '8192'],
  ['m', 'max memory size             (kbytes, -m)', 'unlimited'],
  ['n', 'open files                          (-n)', '1048576'],
  ['p', 'pipe size                (512 bytes, -p)', '8'],
  ['q', 'POSIX message queues         (bytes, -q)', '819200'],
  ['r', 'real-time priority                  (-r)', '0'],
  ['s', 'stack size                  (kbytes, -s)', '8192'],
  ['t', 'cpu time                   (seconds, -t)', 'unlimited'],
  ['u', 'max user processes                  (-u)', 'unlimited'],
  ['v', 'virtual memory              (kbytes, -v)', 'unlimited'],
  ['x', 'file locks                          (-x)', 'unlimited'],
];

/** Limits are shown, and may be named; setting one has no effect here beyond being accepted. */
export const ulimit: Builtin = {
  *run(shell, args) {
    const letters = args
      .filter((arg) => arg.startsWith('-'))
      .flatMap((arg) => [...arg.slice(1)])
      .filter((c) => c !== 'S' && c !== 'H');
    const value = args.find((arg) => !arg.startsWith('-'));
    if (letters.includes('a')) {
      for (const [, label, limit] of limits) yield* shell.write(`${label} ${limit}\n`);
      return 0;
    }
    const found = limits.find(([letter]) => letter === (letters[0] ?? 'f'));
    if (!found) {
      yield* shell.complain(shell.dialect.bash ? `-${letters[0]}: invalid option` : `Illegal option -${letters[0]}`);
      return 2;
    }
    if (value === undefined) yield* shell.write(`${found[2]}\n`);
    return 0;
  },
};
