import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { parseScript } from '../ast';
import { type Completer, completeLine } from '../completion/complete';
import { Discard, ExitShell, Interrupted, LoopJump, ReturnFrom } from '../interpreter/control';
import { safePoint } from '../interpreter/execute';
import { stateOf } from '../interpreter/jobs';
import { reap } from '../interpreter/processes';
import { notify } from '../interpreter/report';
import { runScript } from '../interpreter/script';
import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';
import { editLine, type LineResult, type Typeahead } from './edit-line';
import { expandHistory } from './expand-history';
import { joinHistory, loadHistory, remember, saveHistory } from './history';
import { isIncomplete } from './incomplete';
import { startJobControl } from './job-control';
import { readPlainLine } from './plain-line';
import { expandPrompt } from './prompt';
import { runStartupFiles } from './startup-files';

export interface SessionOptions {
  readonly login: boolean;
  readonly norc: boolean;
  readonly complete?: Completer;
}

/** A shell with a prompt, until `exit` or end of input. */
export function* runInteractive(shell: Shell, options: SessionOptions): Run {
  shell.source = 'interactive';
  shell.options.set('interactive', true);
  const { bash } = shell.dialect;
  if (bash) for (const name of ['emacs', 'history', 'histexpand']) shell.options.set(name, true);
  if (bash) shell.options.shopt.add('expand_aliases');
  const fd = startJobControl(shell);
  if (bash && !shell.variables.get('PS1')) shell.variables.set('PS1', '\\s-\\v\\$ ');
  if (shell.dialect.name === 'ash' && /^[#$] $/.test(scalar(shell.variables.get('PS1')) ?? ''))
    shell.variables.set('PS1', '\\w \\$ ');
  if (bash) shell.variables.set('PS2', '> ');
  yield* runStartupFiles(shell, options);
  loadHistory(shell);
  const session = new Session(shell, fd, options.complete ?? completeLine);
  try {
    for (;;) if (!(yield* session.turn())) return shell.status;
  } finally {
    saveHistory(shell);
  }
}

class Session {
  readonly shell: Shell;
  readonly fd: number;
  readonly complete: Completer;
  readonly ahead: Typeahead = { bytes: '', keys: '', killRing: [] };
  plain = '';
  line = 1;

  constructor(shell: Shell, fd: number, complete: Completer) {
    this.shell = shell;
    this.fd = fd;
    this.complete = complete;
  }

  /** One prompt, one command. false at the end. */
  *turn(): Run<boolean> {
    const { shell } = this;
    try {
      if (shell.killed) shell.killed = false;
      else yield* reap(shell);
      yield* notify(shell);
      yield* safePoint(shell);
      yield* this.promptCommand();
      return yield* this.command();
    } catch (error) {
      if (error instanceof Interrupted) {
        if (!error.settled) yield* shell.writeError('\n');
        shell.status = 130;
      } else if (error instanceof Discard || error instanceof ReturnFrom) shell.status = error.status;
      else if (!(error instanceof LoopJump)) throw error;
      shell.loops = 0;
      shell.tested = 0;
      shell.calls = [];
      shell.indirection = 0;
      shell.inPseudoTrap = false;
      shell.builtin = '';
      return true;
    }
  }

  *promptCommand(): Run<void> {
    const action = this.shell.dialect.bash ? scalar(this.shell.variables.get('PROMPT_COMMAND')) : undefined;
    if (!action) return;
    const { status } = this.shell;
    yield* runScript(
      this.shell,
      parseScript(action, { dialect: this.shell.dialect, aliases: this.shell.aliases }),
      { last: false },
      'trap',
    );
    this.shell.status = status;
  }

  *command(): Run<boolean> {
    const { shell } = this;
    let text = '';
    let kept = '';
    let open: 'text' | 'command' = 'command';
    for (let prompt = 'PS1'; ; prompt = 'PS2') {
      const result = yield* this.readLine(prompt);
      if (result.kind === 'interrupt') {
        if (shell.traps.action(signals.INT)) yield* shell.sys.kill(shell.sys.pid, signals.INT);
        shell.status = 130;
        return true;
      }
      if (result.kind === 'eof') {
        if (text !== '') break;
        return yield* this.endOfInput();
      }
      const line = yield* this.historyExpanded(result.text);
      if (line === undefined) return true;
      kept = joinHistory(kept, line, text === '' ? undefined : open);
      text += `${line}\n`;
      const script = parseScript(text, { dialect: shell.dialect, aliases: shell.aliases });
      if (!isIncomplete(text, script)) break;
      open = script.unclosed || script.error?.kind === 'quote' ? 'text' : 'command';
    }
    if (text.trim() === '') return true;
    remember(shell, kept);
    const line = shell.dialect.bash ? 1 : this.line;
    this.line += text.split('\n').length - 1;
    shell.checkedJobs = shell.warnedOfJobs;
    yield* runScript(
      shell,
      parseScript(text, { dialect: shell.dialect, aliases: shell.aliases, line }),
      { last: false },
      'main',
    );
    if (shell.checkedJobs) shell.warnedOfJobs = false;
    return true;
  }

  *readLine(name: string): Run<LineResult> {
    const { shell, fd } = this;
    const prompt = yield* expandPrompt(shell, scalar(shell.variables.get(name)) ?? '');
    if (shell.dialect.name === 'dash' || !shell.sys.isatty(fd)) return yield* readPlainLine(shell, fd, prompt, this);
    try {
      return yield* editLine(shell, fd, prompt, this.ahead, this.complete);
    } catch (error) {
      if (asErrno(error).code === 'EIO') return { kind: 'eof' };
      throw error;
    }
  }

  *historyExpanded(line: string): Run<string | undefined> {
    const { shell } = this;
    if (!shell.options.has('histexpand') || !/[!^]/.test(line)) return line;
    const expanded = expandHistory(line, shell.history);
    if ('error' in expanded) {
      yield* shell.warn(expanded.error);
      return undefined;
    }
    if (expanded.changed) yield* shell.writeError(`${expanded.line}\n`);
    return expanded.line;
  }

  *endOfInput(): Run<boolean> {
    const { shell } = this;
    if (shell.dialect.bash) yield* shell.writeError('exit\n');
    else if (shell.dialect.name === 'dash') yield* shell.writeError('\n');
    if (!shell.warnedOfJobs && shell.jobs.all().some((job) => stateOf(job) === 'stopped')) {
      yield* shell.writeError(shell.dialect.bash ? 'There are stopped jobs.\n' : 'You have stopped jobs.\n');
      shell.warnedOfJobs = true;
      return true;
    }
    throw new ExitShell(shell.status);
  }
}
