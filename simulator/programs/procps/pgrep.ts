import { asErrno } from '../../kernel/errno';
import { parseSignal, signals } from '../../kernel/signal';
import type { ProcInfo, Program, Run, Syscalls } from '../../kernel/syscalls';
import { groupId, userId } from '../accounts';
import { OptionError, type Options, optionSpecs, parseOptions } from '../options';
import { print, printError } from '../stdio';

const specs = optionSpecs(
  'f,full x,exact v,inverse i,ignore-case n,newest o,oldest c,count l,list-name a,list-full e,echo d=,delimiter P=,parent g=,pgroup s=,session u=,euid U=,uid G=,group t=,terminal r=,runstates F=,pidfile signal= V,version h,help w,lightweight A,ignore-ancestors',
);

const list = (options: Options, key: string): string[] => options.all(key).flatMap((value) => value.split(','));

function matching(sys: Syscalls, options: Options, pattern: string | undefined): ProcInfo[] {
  const regex =
    pattern === undefined
      ? undefined
      : new RegExp(options.has('x') ? `^(?:${pattern})$` : pattern, options.has('i') ? 'i' : '');
  const ids = (key: string, own: number): number[] => list(options, key).map((word) => Number(word) || own);
  const tests: ((p: ProcInfo) => boolean)[] = [];
  if (regex) tests.push((p) => regex.test(options.has('f') ? (p.argv.length ? p.argv.join(' ') : p.comm) : p.comm));
  if (options.has('P')) tests.push((p) => ids('P', -1).includes(p.ppid));
  if (options.has('g')) tests.push((p) => ids('g', sys.getpgid()).includes(p.pgid));
  if (options.has('s')) tests.push((p) => ids('s', sys.getsid()).includes(p.sid));
  for (const key of ['u', 'U'])
    if (options.has(key)) tests.push((p) => list(options, key).some((name) => userId(sys, name) === p.uid));
  if (options.has('G')) tests.push((p) => list(options, 'G').some((name) => groupId(sys, name) === p.gid));
  if (options.has('t')) tests.push((p) => list(options, 't').includes(p.tty ?? '?'));
  if (options.has('r')) tests.push((p) => list(options, 'r').join('').includes(p.state));
  if (options.has('F')) tests.push((p) => p.pid === Number.parseInt(sys.readFile(options.get('F') ?? ''), 10));
  const found = sys.processes().filter((p) => p.pid !== sys.pid && tests.every((test) => test(p)) !== options.has('v'));
  found.sort((a, b) => a.pid - b.pid);
  if (options.has('n')) return found.slice(-1);
  return options.has('o') ? found.slice(0, 1) : found;
}

/** pgrep(1) and pkill(1) of procps-ng; the name decides. */
export const pgrep: Program = function* (sys, argv) {
  const name = (argv[0] ?? 'pgrep').replace(/.*\//, '');
  const kills = name === 'pkill';
  let signal: number = signals.TERM;
  const words = argv.slice(1).filter((word) => {
    const named = kills && /^-[A-Z0-9]+$/.test(word) ? parseSignal(word.slice(1)) : undefined;
    if (named !== undefined) signal = named;
    return named === undefined;
  });
  try {
    const { options, operands } = parseOptions(words, specs);
    if (options.has('V')) {
      yield* print(sys, `${name} from procps-ng 4.0.4\n`);
      return 0;
    }
    signal = parseSignal(options.get('signal') ?? '') ?? signal;
    if (operands.length > 1) return yield* usage(sys, name, 'only one pattern can be provided');
    const criteria = ['P', 'g', 's', 'u', 'U', 'G', 't', 'r', 'F'].some((key) => options.has(key));
    if (operands.length === 0 && !criteria) return yield* usage(sys, name, 'no matching criteria specified');
    yield* sys.compute(3);
    if ((operands[0]?.length ?? 0) > 15 && !options.has('f'))
      yield* printError(
        sys,
        `${name}: pattern that searches for process name longer than 15 characters will result in zero matches\nTry \`${name} -f' option to match against the complete command line.\n`,
      );
    const found = matching(sys, options, operands[0]);
    return kills ? yield* killAll(sys, found, signal, options) : yield* show(sys, found, options);
  } catch (e) {
    if (e instanceof OptionError) return yield* usage(sys, name, e.message);
    if (e instanceof SyntaxError) return yield* usage(sys, name, 'invalid regular expression');
    throw e;
  }
};

function* usage(sys: Syscalls, name: string, message: string): Run {
  yield* printError(sys, `${name}: ${message}\nTry \`${name} --help' for more information.\n`);
  return 2;
}

function* show(sys: Syscalls, found: readonly ProcInfo[], options: Options): Run {
  if (options.has('c')) yield* print(sys, `${found.length}\n`);
  else if (found.length > 0) {
    const rows = found.map((p) =>
      options.has('a')
        ? `${p.pid} ${p.argv.join(' ') || p.comm}`
        : options.has('l')
          ? `${p.pid} ${p.comm}`
          : `${p.pid}`,
    );
    yield* print(sys, `${rows.join(options.get('d') ?? '\n')}\n`);
  }
  return found.length > 0 ? 0 : 1;
}

function* killAll(sys: Syscalls, found: readonly ProcInfo[], signal: number, options: Options): Run {
  let hit = 0;
  for (const p of found) {
    try {
      yield* sys.kill(p.pid, signal);
      hit += 1;
      if (options.has('e')) yield* print(sys, `${p.comm} killed (pid ${p.pid})\n`);
    } catch (e) {
      const { code, message } = asErrno(e);
      if (code !== 'ESRCH') yield* printError(sys, `pkill: killing pid ${p.pid} failed: ${message}\n`);
    }
  }
  if (options.has('c')) yield* print(sys, `${found.length}\n`);
  return hit > 0 ? 0 : 1;
}
