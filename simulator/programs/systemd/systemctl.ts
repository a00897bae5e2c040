import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { OptionError, type Options, optionSpecs, parseOptions } from '../options';
import { print, printError } from '../stdio';
import { askManager, managerCommands } from './manager-client';
import { isBooted, refuse } from './not-booted';
import { unitName } from './unit-file';
import { type Request, unitFileCommands } from './unit-file-commands';
import { VERSION } from './version';

const specs = optionSpecs(
  'h,help version t=,type state= p=,property P= value a,all l,full q,quiet f,force now n=,lines o=,output no-pager no-legend no-block no-ask-password no-wall plain failed s=,signal kill-whom= kill-who= r,recursive runtime system user global root= H=,host M=,machine reverse after before show-types legend= T,show-transaction i dry-run when= w,wait',
);

const NEEDS_UNIT = new Set(
  'start stop restart try-restart reload reload-or-restart try-reload-or-restart kill is-active is-failed enable disable reenable preset mask unmask is-enabled cat isolate edit set-default help'.split(
    ' ',
  ),
);
const POWER = ['poweroff', 'reboot', 'halt', 'kexec', 'soft-reboot', 'exit'];

/** systemctl(1), also called halt, poweroff, reboot, shutdown, telinit and runlevel. */
export const systemctl: Program = function* (sys, argv) {
  const called = (argv[0] ?? '').replace(/^.*\//, '');
  if (called !== 'systemctl') return yield* oldName(sys, called, argv.slice(1));
  let parsed: ReturnType<typeof parseOptions>;
  try {
    parsed = parseOptions(argv.slice(1), specs);
  } catch (e) {
    if (!(e instanceof OptionError)) throw e;
    yield* printError(sys, `systemctl: ${e.message}\n`);
    return 1;
  }
  const { options, operands } = parsed;
  if (options.has('version')) {
    yield* print(sys, VERSION);
    return 0;
  }
  if (options.has('h')) {
    yield* print(sys, HELP);
    return 0;
  }
  if (options.has('user')) {
    yield* printError(
      sys,
      'Failed to connect to user scope bus via local transport: $DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR not defined (consider using --machine=<user>@.host --user to connect to bus of other user)\n',
    );
    return 1;
  }
  const [verb = 'list-units', ...words] = operands;
  return yield* run(sys, verb, words, options);
};

function* run(sys: Syscalls, verb: string, words: readonly string[], options: Options): Run {
  if (NEEDS_UNIT.has(verb) && words.length === 0) {
    yield* printError(sys, verb === 'help' ? NO_HELP : 'Too few arguments.\n');
    return 1;
  }
  const onFiles = Object.hasOwn(unitFileCommands, verb) ? unitFileCommands[verb] : undefined;
  if (onFiles) {
    const status = yield* onFiles(sys, request(verb, words, options));
    if (status !== 0 || !options.has('now') || (verb !== 'enable' && verb !== 'disable' && verb !== 'mask'))
      return status;
    return yield* talk(sys, verb === 'enable' ? 'start' : 'stop', words, options);
  }
  if (verb === 'is-system-running' && !isBooted(sys)) {
    yield* print(sys, 'offline\n');
    return 1;
  }
  if (verb === 'edit' && !sys.isatty(0)) {
    yield* printError(sys, 'Cannot edit units interactively if not on a tty.\n');
    return 1;
  }
  if (POWER.includes(verb) && !isBooted(sys)) yield* refuse(sys);
  return yield* talk(sys, verb, words, options);
}

/** To PID 1, if it is systemd. */
function* talk(sys: Syscalls, verb: string, words: readonly string[], options: Options): Run {
  if (!managerCommands.has(verb)) {
    yield* printError(sys, `Unknown command verb '${verb}'.\n`);
    return 1;
  }
  if (!isBooted(sys)) return yield* refuse(sys);
  return yield* askManager(sys, { verb, words, options: options.list, tty: sys.isatty(1) });
}

function request(verb: string, words: readonly string[], options: Options): Request {
  const list = (key: string): string[] => options.all(key).flatMap((value) => value.split(','));
  return {
    units: verb === 'list-unit-files' ? words : words.map(unitName),
    quiet: options.has('q'),
    types: list('t'),
    states: list('state'),
    legend: !options.has('no-legend'),
  };
}

/** halt(8), shutdown(8) and the like: they ask systemd, then the old initctl. */
function* oldName(sys: Syscalls, called: string, words: readonly string[]): Run {
  if (called === 'runlevel') {
    yield* print(sys, isBooted(sys) ? 'N 5\n' : 'unknown\n');
    return isBooted(sys) ? 0 : 1;
  }
  const verb = called === 'shutdown' ? (words.some((w) => /^-r|^--reboot/.test(w)) ? 'reboot' : 'poweroff') : called;
  if (isBooted(sys) && POWER.includes(verb))
    return yield* askManager(sys, { verb, words: [], options: [], tty: sys.isatty(1) });
  yield* refuse(sys);
  if (called !== 'telinit' && called !== 'init') yield* refuse(sys);
  yield* printError(sys, 'Failed to talk to init daemon: Host is down\n');
  return 1;
}

const NO_HELP = `'help' command expects one or more unit names.
(Alternatively, help for systemctl itself may be shown with --help)
`;

const HELP = `systemctl [OPTIONS...] COMMAND ...

Query or send control commands to the system manager.

Commands of this simulation:
  list-units list-unit-files list-timers list-sockets list-dependencies
  start stop restart try-restart reload reload-or-restart kill reset-failed
  status show cat is-active is-failed is-enabled is-system-running
  enable disable reenable preset mask unmask get-default set-default
  daemon-reload daemon-reexec poweroff reboot halt exit
`;
