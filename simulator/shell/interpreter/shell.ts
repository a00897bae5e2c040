import { asErrno, Errno } from '../../kernel/errno';
import type { Pid, Run, Syscalls, Termios } from '../../kernel/syscalls';
import type { Dialect } from '../dialect';
import type { Command } from '../tree';
import { Discard } from './control';
import type { Interpreter } from './interpreter';
import { Jobs } from './jobs';
import { TextMemory } from './memory';
import { Options } from './options';
import { Traps } from './traps';
import { Variables } from './variables';

export interface FunctionDefinition {
  readonly body: Command;
}

/** Everything one shell process knows. A fork copies it. */
export class Shell {
  sys: Syscalls;
  readonly dialect: Dialect;
  readonly interpreter: Interpreter;
  /** $0 and the word before messages. */
  name: string;
  positional: readonly string[] = [];
  variables = new Variables();
  functions = new Map<string, FunctionDefinition>();
  aliases = new Map<string, string>();
  /** Command paths found in PATH, with the number of uses. */
  hashed = new Map<string, { path: string; hits: number }>();
  options: Options;
  traps: Traps;
  jobs: Jobs;
  directories: readonly string[] = [];

  /** $? */
  status = 0;
  pipeStatus: readonly number[] = [];
  /** $! */
  lastBackground: Pid | undefined;
  /** bash: the last <( ) or >( ), which `wait` may be asked for. */
  lastSubstituted: Pid | undefined;
  /** $_ */
  lastArgument = '';
  /** $LINENO */
  line = 1;
  /** $$: the first shell's pid, also in subshells. */
  readonly mainPid: Pid;

  /** `script`: lines are named in messages; `string` is -c; `interactive` has a prompt. */
  source: 'script' | 'string' | 'stdin' | 'interactive' = 'string';
  subshell = 0;
  loops = 0;
  calls: { readonly name: string; readonly line: number }[] = [];
  sourcing = 0;
  /** Above 0 where a failure is looked at: `if`, `while`, `!`, `&&`, `||`. */
  tested = 0;
  /** Status of the last command substitution, for `x=$(false)`. */
  substitutionStatus: number | undefined;
  readonly startedAt: number;
  randomState: number;
  optionIndex = { word: 1, letter: 1 };
  history: string[] = [];
  inPseudoTrap = false;
  /** Depth of `eval` and $( ), for the + signs of xtrace. */
  indirection = 0;
  /** 'There are stopped jobs.' was said. */
  warnedOfJobs = false;
  checkedJobs = false;
  /** `kill` has just been called at the prompt: what it did is seen at the next prompt but one, as the killed need a moment. */
  killed = false;
  /** SIGWINCH came. */
  resized = false;
  /** SIGCHLD came: bash looks at its children at the next safe point. */
  childChanged = false;
  /** In a $( ) of `bash -c` nothing is said of jobs that a signal ended. */
  mutesJobs = false;
  /** $? when the outermost running trap began: `exit` gives it, and in dash and ash a trap within a trap restores it. */
  savedStatus: number | undefined;
  /** Line of the top-level statement that runs. */
  statementLine = 0;
  /** Open ends of process substitutions of the running command. */
  substituted: number[] = [];
  /** Controlling terminal's fd, and its modes while commands run, in an interactive shell. */
  terminal: number | undefined;
  modes: Partial<Termios> = {};
  memory = new TextMemory();
  /** Name before a builtin's own message: `cd: `. */
  builtin = '';

  constructor(sys: Syscalls, dialect: Dialect, name: string, interpreter: Interpreter) {
    this.interpreter = interpreter;
    this.sys = sys;
    this.dialect = dialect;
    this.name = name;
    this.mainPid = sys.pid;
    this.options = new Options(dialect);
    this.traps = new Traps(sys);
    this.jobs = new Jobs(!dialect.bash);
    this.startedAt = sys.now();
    this.randomState = sys.pid;
  }

  /** The same shell in a forked child. */
  forked(sys: Syscalls, keepsJobs = false): Shell {
    const copy: Shell = Object.create(Shell.prototype);
    Object.assign(copy, this);
    copy.sys = sys;
    copy.variables = this.variables.clone();
    copy.functions = new Map(this.functions);
    copy.aliases = new Map(this.aliases);
    copy.hashed = new Map(this.hashed);
    copy.options = this.options.clone();
    copy.traps = this.traps.inherit(sys, this.dialect.bash);
    copy.jobs = this.jobs.inherit(keepsJobs);
    copy.calls = [...this.calls];
    copy.subshell = this.subshell + 1;
    copy.optionIndex = { ...this.optionIndex };
    copy.randomState = sys.pid;
    copy.loops = 0;
    copy.memory = new TextMemory();
    copy.lastSubstituted = undefined;
    copy.savedStatus = undefined;
    copy.substituted = [];
    if (copy.source === 'interactive') copy.source = 'string';
    return copy;
  }

  get interactive(): boolean {
    return this.options.has('interactive');
  }

  /** `bash: line 3: `, `dash: 3: `, `sh: ` */
  prefix(line = this.line): string {
    if (this.dialect.name === 'dash') return `${this.name}: ${line}: `;
    const numbered = this.dialect.name === 'bash' ? !this.interactive : this.source === 'script';
    // What bash calls the file a function of a -c string comes from.
    const name = this.dialect.bash && this.source === 'string' && this.calls.length > 0 ? 'environment' : this.name;
    return numbered ? `${name}: line ${line}: ` : `${this.name}: `;
  }

  *warn(message: string): Run<void> {
    yield* this.writeError(`${this.prefix()}${message}\n`);
  }

  /** A builtin's complaint: bash and ash put `line N` at different places. */
  *complain(message: string): Run<void> {
    const name = this.builtin;
    if (!name) return yield* this.warn(message);
    if (this.dialect.name === 'ash') {
      const line = this.interactive ? '' : `line ${this.source === 'script' ? this.line : this.line - 1}: `;
      return yield* this.writeError(`${this.name}: ${name}: ${line}${message}\n`);
    }
    yield* this.warn(`${name}: ${message}`);
  }

  /** Ends the command (and the script, when not interactive) with a message. */
  *fail(message: string, status = this.dialect.fatalStatus, lineOnly = false): Run<never> {
    yield* this.complain(message);
    throw new Discard(status, lineOnly);
  }

  *writeError(text: string): Run<void> {
    try {
      yield* this.sys.write(2, text);
    } catch (error) {
      asErrno(error);
    }
  }

  *write(text: string): Run<boolean> {
    for (let from = 0; from < text.length || text === ''; from += 4096) {
      if (text === '') return true;
      try {
        yield* this.sys.write(1, text.slice(from, from + 4096));
      } catch (error) {
        const { code, message } = asErrno(error);
        if (code === 'EINTR') {
          from -= 4096;
          continue;
        }
        const name = this.builtin || 'echo';
        if (this.dialect.name === 'bash') yield* this.warn(`${name}: write error: ${message}`);
        else yield* this.warn(`${name}: ${this.dialect.name === 'dash' ? 'I/O error' : `write error: ${message}`}`);
        return false;
      }
    }
    return true;
  }

  /** From the SIGCHLD handler. */
  noteChild(): void {
    this.childChanged = true;
  }

  /** Signals that must end this shell after its EXIT trap, or take it back to the prompt, are acted upon here. */
  checkSignals(): void {
    this.traps.check();
  }

  env(): Map<string, string> {
    const env = this.variables.exported();
    if (this.dialect.bash && !env.has('_')) env.set('_', this.lastArgument);
    return env;
  }
}

/** Runs a call again when a signal interrupted it, as SA_RESTART does; bash sees to deadly signals first, the others after it. */
export function* restarting<T>(shell: Shell, call: () => Run<T>): Run<T> {
  for (;;) {
    try {
      return yield* call();
    } catch (error) {
      if (!(error instanceof Errno) || error.code !== 'EINTR') throw error;
      if (shell.dialect.bash || shell.interactive) shell.checkSignals();
    }
  }
}
