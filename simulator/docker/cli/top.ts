import { command } from '../../cli/command-spec';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { ask, print } from './call';
import type { CommandRun } from './command-run';

export const topCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'top CONTAINER [ps OPTIONS]',
    short: 'Display the running processes of a container',
    aliasLine: 'docker container top, docker top',
    args: { min: 1 },
    interspersed: false,
    completes: ['running', 'none'],
    flags: {},
    run:
      ({ args: [name = '', ...options] }) =>
      (sys) =>
        show(sys, engine, name, options),
  });

function* show(sys: Syscalls, engine: Engine, name: string, options: readonly string[]): Run {
  const pids = yield* ask(sys, () => {
    const container = engine.require(name);
    const { sandbox } = container;
    if (container.state.restarting)
      throw new DaemonError(`Container ${container.id} is restarting, wait until the container is running`);
    if (!sandbox) throw new DaemonError(`container ${container.id} is not running`);
    engine.event(container, 'top');
    // Zombies are in no control group.
    return [...sandbox.cgroup.procs].filter(({ alive }) => alive).map(({ pid }) => pid);
  });
  const words = options.length > 0 ? options.join(' ').split(' ') : ['-ef'];
  let answer = yield* runPs(sys, [...words, `-q${pids.join(',')}`]);
  // Some options can't go together with -q.
  if (answer.exit !== 0) answer = yield* runPs(sys, words);
  if (answer.exit !== 0) throw new DaemonError(`ps: ${answer.stderr.split('\n')[0] || `exit status ${answer.exit}`}`);
  yield* print(sys, padColumns(rowsOf(answer.stdout, new Set(pids))));
  return 0;
}

/** The host's ps, as the daemon runs it. */
function* runPs(sys: Syscalls, words: readonly string[]): Run<{ stdout: string; stderr: string; exit: number }> {
  const [out, outEnd] = sys.pipe();
  const [err, errEnd] = sys.pipe();
  const child = sys.fork(function* (own) {
    own.dup2(outEnd, 1);
    own.dup2(errEnd, 2);
    for (const fd of [out, outEnd, err, errEnd]) own.close(fd);
    return yield* own.exec('/usr/bin/ps', ['ps', ...words], sys.env());
  });
  sys.close(outEnd);
  sys.close(errEnd);
  const stdout = yield* readAll(sys, out);
  const stderr = yield* readAll(sys, err);
  const ended = yield* sys.wait(child);
  return { stdout, stderr, exit: ended && 'exited' in ended.status ? ended.status.exited : 1 };
}

function* readAll(sys: Syscalls, fd: Fd): Run<string> {
  let text = '';
  for (;;) {
    const data = yield* sys.read(fd, 65536);
    if (data === '') break;
    text += data;
  }
  sys.close(fd);
  return text;
}

/** The lines of the container's processes, cut where the title has as many words. */
function rowsOf(text: string, pids: ReadonlySet<number>): string[][] {
  const [titles = [], ...lines] = text.split('\n').map((line) => line.split(/[ \t]+/).filter(Boolean));
  const at = titles.indexOf('PID');
  if (at < 0) throw new DaemonError("Couldn't find PID field in ps output");
  const last = titles.length - 1;
  const own = lines.filter((words) => pids.has(Number(words[at])));
  return [titles, ...own.map((words) => [...words.slice(0, last), words.slice(last).join(' ')])];
}

/** Columns of at least twenty. */
function padColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(20, ...rows.map((row) => (row[i] ?? '').length + 3)));
  return rows
    .map((row) => `${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 20))).join('')}\n`)
    .join('');
}
