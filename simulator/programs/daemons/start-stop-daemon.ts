import { asErrno } from '../../kernel/errno';
import { parseSignal, signals } from '../../kernel/signal';
import type { ProcInfo, Program, Run, Syscalls } from '../../kernel/syscalls';
import { groupId, userId } from '../accounts';
import { OptionError, type Options, optionSpecs, parseOptions } from '../options';
import { print, printError } from '../stdio';

const specs = optionSpecs(
  'S,start K,stop T,status H,help V,version p=,pidfile x=,exec n=,name u=,user s=,signal R=,retry a=,startas c=,chuid d=,chdir t,test o,oknodo q,quiet v,verbose b,background m,make-pidfile remove-pidfile g=,group k=,umask C,no-close',
);

/** `known`: the pid file is read once; a pid stays the same when the file is gone. */
function candidates(sys: Syscalls, options: Options, known?: readonly number[]): ProcInfo[] {
  const file = known ? undefined : options.get('p');
  let pids = known;
  if (file !== undefined) {
    try {
      pids = [Number.parseInt(sys.readFile(file), 10)];
    } catch {
      return [];
    }
  }
  const name = options.get('n')?.slice(0, 15);
  const exec = options.get('x')?.replace(/.*\//, '').slice(0, 15);
  return sys
    .processes()
    .filter(
      (p) =>
        (pids === undefined || pids.includes(p.pid)) &&
        (name === undefined || p.comm === name) &&
        (exec === undefined || p.comm === exec) &&
        p.pid !== sys.pid,
    );
}

/** start-stop-daemon(8): 0 done, 1 nothing to do, 2 still there after --retry. */
export const startStopDaemon: Program = function* (sys, argv) {
  try {
    const { options, operands } = parseOptions(argv.slice(1), specs, true);
    if (options.has('T'))
      return candidates(sys, options).some((p) => p.state !== 'Z')
        ? 0
        : options.has('p') && sys.access(options.get('p') ?? '', '')
          ? 1
          : 3;
    return options.has('K') ? yield* stop(sys, options) : yield* start(sys, options, operands);
  } catch (e) {
    if (!(e instanceof OptionError)) throw e;
    yield* printError(sys, `start-stop-daemon: ${e.message}\n`);
    return 3;
  }
};

function* start(sys: Syscalls, options: Options, args: readonly string[]): Run {
  const program = options.get('a') ?? options.get('x') ?? '';
  if (candidates(sys, options).some((p) => p.state !== 'Z')) {
    if (!options.has('q')) yield* print(sys, `${program} already running.\n`);
    return options.has('o') ? 0 : 1;
  }
  if (!sys.access(program, '')) {
    yield* printError(sys, `start-stop-daemon: unable to stat ${program} (No such file or directory)\n`);
    return 2;
  }
  if (options.has('t')) return 0;
  const become = (own: Syscalls): void => {
    const [user = '', group] = (options.get('c') ?? '').split(':');
    if (group !== undefined) own.setCredentials({ gid: groupId(own, group) ?? 0, groups: [] });
    if (user) own.setCredentials({ uid: userId(own, user) ?? 0 });
    if (options.has('d')) own.chdir(options.get('d') ?? '/');
  };
  if (options.has('b')) {
    sys.fork(function* (own) {
      own.setsid();
      if (options.has('m')) own.writeFile(options.get('p') ?? '', `${own.pid}\n`);
      become(own);
      return yield* own.exec(program, [program, ...args], own.env());
    });
    return 0;
  }
  if (options.has('m')) sys.writeFile(options.get('p') ?? '', `${sys.pid}\n`);
  become(sys);
  try {
    return yield* sys.exec(program, [program, ...args], sys.env());
  } catch (e) {
    yield* printError(sys, `start-stop-daemon: unable to start ${program} (${asErrno(e).message})\n`);
    return 2;
  }
}

/** `TERM/30/KILL/5`, `30`: signals, each with the seconds to wait for it. */
function schedule(options: Options): [signal: number, seconds: number][] {
  const first = parseSignal(options.get('s') ?? 'TERM') ?? signals.TERM;
  const text = options.get('R');
  if (text === undefined) return [[first, 0]];
  if (!text.includes('/'))
    return [
      [first, Number(text)],
      [signals.KILL, Number(text)],
    ];
  const words = text.split('/').filter((word) => word !== 'forever');
  return words.flatMap((word, i) =>
    parseSignal(word) !== undefined && !/^\d+$/.test(word)
      ? [[parseSignal(word) ?? 15, Number(words[i + 1] ?? 0)] as [number, number]]
      : [],
  );
}

function* stop(sys: Syscalls, options: Options): Run {
  const found = candidates(sys, options);
  if (found.length === 0) {
    if (!options.has('q'))
      yield* print(sys, `No ${options.get('x') ?? options.get('n') ?? 'process'} found running; none killed.\n`);
    return options.has('o') ? 0 : 1;
  }
  const pids = options.has('p') ? found.map(({ pid }) => pid) : undefined;
  const left = (): number => candidates(sys, options, pids).length;
  for (const [signal, seconds] of schedule(options)) {
    for (const { pid } of found) {
      try {
        yield* sys.kill(pid, signal);
      } catch (e) {
        asErrno(e);
      }
    }
    const until = sys.now() + seconds * 1000;
    while (sys.now() < until) {
      if (left() === 0) return 0;
      yield* sys.sleep(Math.min(20, until - sys.now()));
    }
    if (seconds > 0 && left() === 0) return 0;
  }
  if (options.get('R') === undefined) return 0;
  return 2;
}
