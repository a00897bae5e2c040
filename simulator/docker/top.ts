import type { Fd, Run, Syscalls } from '../kernel/syscalls';
import type { Sandbox } from './container';
import { DaemonError } from './daemon-error';

/** What the host's `ps` says about a container's processes, zombies left out: they are in no control group. */
export function* processTable(sys: Syscalls, { cgroup }: Sandbox, options: readonly string[]): Run<string[][]> {
  const pids = [...cgroup.procs].filter(({ alive }) => alive).map(({ pid }) => pid);
  const words = options.length > 0 ? options.join(' ').split(' ') : ['-ef'];
  let answer = yield* runPs(sys, [...words, `-q${pids.join(',')}`]);
  // Some options can't go together with -q.
  if (answer.exit !== 0) answer = yield* runPs(sys, words);
  if (answer.exit !== 0) throw new DaemonError(`ps: ${answer.stderr.split('\n')[0] || `exit status ${answer.exit}`}`);
  return rowsOf(answer.stdout, new Set(pids));
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
