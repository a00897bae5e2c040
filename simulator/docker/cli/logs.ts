import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Container } from '../container';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import type { LogEntry } from '../logs';
import { formatFixedTime } from '../time';
import { ask } from './call';
import type { CommandRun } from './command-run';
import { readTime } from './read-time';

const flags = {
  details: bool({ usage: 'Show extra details provided to logs' }),
  follow: bool({ short: 'f', usage: 'Follow log output' }),
  since: string({
    usage: 'Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
  }),
  tail: string({ short: 'n', usage: 'Number of lines to show from the end of the logs', initial: 'all' }),
  timestamps: bool({ short: 't', usage: 'Show timestamps' }),
  until: string({
    usage: 'Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
  }),
};

export const logsCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'logs [OPTIONS] CONTAINER',
    short: 'Fetch the logs of a container',
    aliasLine: 'docker container logs, docker logs',
    args: { min: 1, max: 1 },
    completes: ['container'],
    flags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        const container = yield* ask(sys, () => engine.require(name));
        if (container.hostConfig.logDriver === 'none')
          throw new DaemonError('configured logging driver does not support reading');
        const since = readTime('since', values.since, sys.now()) ?? 0;
        const until = readTime('until', values.until, sys.now()) ?? Number.POSITIVE_INFINITY;
        const wanted = (entry: LogEntry) => entry.at >= since && entry.at <= until;
        let next = container.logs.end;
        const tail = /^\d+$/.test(values.tail) ? Number(values.tail) : Number.POSITIVE_INFINITY;
        const bounded = values.since !== '' || values.until !== '';
        const all = container.logs.from(bounded ? 0 : Math.max(0, next - tail)).filter(wanted);
        yield* show(sys, tail === 0 ? [] : all.slice(-tail), values.timestamps);
        if (!values.follow) return 0;
        while (sys.now() < until) {
          next = yield* showNew(sys, container, next, wanted, values.timestamps);
          if (!container.sandbox && next === container.logs.end) return 0;
          if (next === container.logs.end) yield* sys.waitFor([container.logs.added, container.changed], until);
        }
        return 0;
      },
  });

function* showNew(
  sys: Syscalls,
  { logs }: Container,
  from: number,
  wanted: (entry: LogEntry) => boolean,
  stamped: boolean,
): Run<number> {
  const end = logs.end;
  yield* show(sys, logs.from(from).filter(wanted), stamped);
  return end;
}

/** Neighbours of one stream go out in one piece. */
const BLOCK = 32768;

function* show(sys: Syscalls, entries: readonly LogEntry[], stamped: boolean): Run<void> {
  let text = '';
  let from: LogEntry['stream'] = 'stdout';
  for (const { at, stream, data } of entries) {
    if (text !== '' && (stream !== from || text.length >= BLOCK)) {
      yield* sys.write(from === 'stdout' ? 1 : 2, text);
      text = '';
    }
    from = stream;
    text += stamped ? `${formatFixedTime(at)} ${data}` : data;
  }
  if (text !== '') yield* sys.write(from === 'stdout' ? 1 : 2, text);
}
