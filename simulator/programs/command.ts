import type { Bytes } from '../bytes';
import { asErrno, Errno } from '../kernel/errno';
import type { Fd, Run, Syscalls } from '../kernel/syscalls';
import { OptionError, type Options, optionSpecs, parseOptions } from './options';
import { quoteAlways, quoteIfNeeded } from './quote';
import { LineReader, printError } from './stdio';

/** Whose words a tool speaks. */
export type Flavour = 'gnu' | 'busybox';
/** A Program that can speak with another flavour's words. */
export type Tool = (sys: Syscalls, argv: readonly string[], flavour?: Flavour) => Run;

/** Ends the command: the text goes to standard error after the tool's name. */
export class Failure extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}
/** A Failure followed by "Try 'x --help' for more information." */
export class UsageError extends Failure {}

/** A command's standard streams: buffered output, messages with its name, the status so far. */
export class Stdio {
  readonly sys: Syscalls;
  /** As it was called: argv[0]. */
  readonly name: string;
  readonly flavour: Flavour;
  status = 0;
  #out = '';
  readonly #lineBuffered: boolean;

  constructor(sys: Syscalls, name: string, flavour: Flavour) {
    this.sys = sys;
    this.name = name;
    this.flavour = flavour;
    this.#lineBuffered = sys.isatty(1);
  }

  *print(text: Bytes): Run<void> {
    this.#out += text;
    if (this.#out.length >= 4096 || (this.#lineBuffered && text.endsWith('\n'))) yield* this.flush();
  }

  *flush(): Run<void> {
    const text = this.#out;
    this.#out = '';
    if (text === '') return;
    try {
      yield* this.sys.write(1, text);
    } catch (e) {
      throw new Failure(`write error: ${asErrno(e).message}`);
    }
  }

  /** `name: text` on standard error. */
  *warn(text: Bytes): Run<void> {
    yield* printError(this.sys, `${this.name}: ${text}\n`);
  }

  /** A warning that makes the command fail in the end. */
  *fail(text: Bytes, status = 1): Run<void> {
    this.status = Math.max(this.status, status);
    yield* this.warn(text);
  }

  /** `name: path: reason` */
  *failedAt(path: Bytes, error: unknown, status = 1): Run<void> {
    yield* this.fail(`${quoteIfNeeded(path)}: ${asErrno(error).message}`, status);
  }

  /** GNU: `name: cannot VERB 'path': reason`; busybox: `name: can't VERB 'path': reason`, or without the verb. */
  *cannot(verb: string, path: Bytes, error: unknown, status = 1): Run<void> {
    const { message } = asErrno(error);
    if (this.flavour === 'gnu') return yield* this.fail(`cannot ${verb} ${quoteAlways(path)}: ${message}`, status);
    const theirs = busyboxVerbs[this.name];
    yield* this.fail(theirs ? `can't ${theirs} '${path}': ${message}` : `${path}: ${message}`, status);
  }

  /** Runs `use` on each file in turn, `-` and no file at all being standard input; one that fails is reported and skipped. */
  *eachFile(files: readonly Bytes[], use: (fd: Fd, name: Bytes) => Run<unknown>, status = 1): Run<void> {
    for (const name of files.length ? files : ['-']) {
      let fd = 0;
      try {
        if (name !== '-') fd = this.sys.open(name, ['read']);
      } catch (e) {
        if (this.flavour === 'busybox' && busyboxVerbs[this.name] === 'open')
          yield* this.cannot('open', name, e, status);
        else yield* this.failedAt(name, e, status);
        continue;
      }
      try {
        yield* use(fd, name);
      } catch (e) {
        if (!(e instanceof Errno)) throw e;
        yield* this.failedAt(name, e, status);
      }
      if (fd !== 0) this.sys.close(fd);
    }
  }

  lines(fd: Fd, delimiter = '\n'): LineReader {
    return new LineReader(this.sys, fd, delimiter);
  }
}

const busyboxVerbs: Record<string, string> = {
  cat: 'open',
  tail: 'open',
  rm: 'remove',
  cp: 'stat',
  mv: 'rename',
  mkdir: 'create directory',
  stat: 'stat',
  cmp: 'open',
};

export interface CommandSpec {
  /** Base name, as --help and --version say it. */
  readonly name: string;
  readonly usage: string;
  readonly about?: string;
  /** See optionSpecs. */
  readonly options?: string;
  /** Options end at the first operand. */
  readonly inOrder?: boolean;
  /** Exit status of a wrong command line. */
  readonly badUsage?: number;
  /** The line after a usage error, where it is not coreutils'. */
  readonly tryHelp?: (name: string) => string;
  /** What --version says; GNU coreutils' by default. */
  readonly version?: string;
  /** Rewrites old forms such as `head -3` first. */
  readonly obsolete?: (words: readonly string[]) => readonly string[];
}

type Main = (io: Stdio, options: Options, operands: Bytes[]) => Run<number | undefined> | Run<void>;

/** A tool from its description and its body; the body's value, or else io.status, is the exit status. */
export function command(spec: CommandSpec, main: Main): Tool {
  let specs: ReturnType<typeof optionSpecs> | undefined;
  return function* (sys, argv, flavour = 'gnu') {
    specs ??= optionSpecs(`${spec.options ?? ''} help version`);
    const io = new Stdio(sys, argv[0] ?? spec.name, flavour);
    try {
      const words = spec.obsolete ? spec.obsolete(argv.slice(1)) : argv.slice(1);
      const { options, operands } = parseOptions(words, specs, spec.inOrder);
      if (options.has('help')) yield* io.print(help(spec, io.name));
      else if (options.has('version')) yield* io.print(`${spec.version ?? `${spec.name} (GNU coreutils) 9.7`}\n`);
      else io.status = (yield* main(io, options, operands)) ?? io.status;
      yield* io.flush();
      return io.status;
    } catch (e) {
      return yield* explain(io, spec, e);
    }
  };
}

function* explain(io: Stdio, spec: CommandSpec, e: unknown): Run {
  try {
    yield* io.flush();
  } catch {}
  if (e instanceof OptionError || e instanceof UsageError) {
    if (io.flavour === 'gnu' || !e.message.startsWith('missing operand')) yield* io.warn(e.message);
    const tail =
      io.flavour === 'gnu'
        ? (spec.tryHelp?.(io.name) ?? `Try '${io.name} --help' for more information.`)
        : busyboxUsage(spec.name, spec.usage);
    yield* printError(io.sys, `${tail}\n`);
    return e instanceof UsageError && e.status !== 1 ? e.status : (spec.badUsage ?? 1);
  }
  if (e instanceof Failure) {
    if (e.message) yield* io.warn(e.message);
    return e.status;
  }
  if (e instanceof RangeError) {
    yield* io.warn('memory exhausted');
    return Math.max(spec.badUsage ?? 1, 1);
  }
  const { path, message } = asErrno(e);
  yield* io.warn(path === undefined ? message : `${quoteIfNeeded(path)}: ${message}`);
  return spec.badUsage ?? 1;
}

export const BUSYBOX = 'BusyBox v1.37.0 (Debian 1:1.37.0-6+b9) multi-call binary.';
/** Filled by busybox when it is loaded. */
export const usageTexts = new Map<string, Bytes>();
/** Without the last newline. */
export const busyboxUsage = (name: string, usage = ''): string => {
  const text = usageTexts.get(name)?.trimEnd() ?? usage;
  return `${BUSYBOX}\n\nUsage: ${name}${text ? ` ${text}` : ''}`;
};

function help(spec: CommandSpec, name: string): string {
  const rows = optionSpecs(`${spec.options ?? ''} help version`).map(({ names, argument }) => {
    const short = names.find((n) => n.length === 1);
    const long = names.find((n) => n.length > 1);
    const value = argument === 'none' ? '' : argument === 'optional' ? '[=VALUE]' : long ? '=VALUE' : ' VALUE';
    return `  ${[short ? `-${short}` : '   ', long ? `--${long}` : ''].filter(Boolean).join(short && long ? ', ' : ' ')}${value}`;
  });
  return `Usage: ${name} ${spec.usage}\n${spec.about ? `${spec.about}\n` : ''}\nOptions of this simulation:\n${rows.join('\n')}\n`;
}

/** `missing operand`, in GNU's words. */
export function requireOperands(operands: readonly Bytes[], least: number, most = Infinity): void {
  if (operands.length < least)
    throw new UsageError(
      operands.length === 0 ? 'missing operand' : `missing operand after ${quoteAlways(operands.at(-1) ?? '')}`,
    );
  if (operands.length > most) throw new UsageError(`extra operand ${quoteAlways(operands[most] ?? '')}`);
}
