import { bool, int, string } from '../../cli/flag-types';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { readTime } from '../../docker/cli/read-time';
import type { LogEntry } from '../../docker/logs';
import { signals } from '../../kernel/signal';
import { WaitQueue } from '../../kernel/wait-queue';
import { rest } from '../follow';
import { numberOf, serviceContainers, shortName } from '../labels';
import { LogFollower } from '../log-follower';
import { LogPrinter } from '../log-lines';
import { CANCELED } from '../session';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';

const flags = {
  follow: bool({ short: 'f', usage: 'Follow log output' }),
  index: int({ usage: 'index of the container if service has multiple replicas' }),
  'no-color': bool({ usage: 'Produce monochrome output' }),
  'no-log-prefix': bool({ usage: "Don't print prefix in logs" }),
  since: string({
    usage: 'Show logs since timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)',
  }),
  tail: string({
    short: 'n',
    usage: 'Number of lines to show from the end of the logs for each container',
    initial: 'all',
  }),
  timestamps: bool({ short: 't', usage: 'Show timestamps' }),
  until: string({
    usage: 'Show logs before a timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)',
  }),
};

export const logsCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'logs [OPTIONS] [SERVICE...]', short: 'View output from containers', flags },
    function* (context, { values, args, changed }) {
      const { engine, sys } = context;
      if (changed.has('index') && args.length !== 1)
        throw new CommandError('--index requires one service to be selected');
      const project = yield* openProjectOrName(context, args);
      const names = args.length > 0 ? args : Object.keys(project.services);
      const containers = serviceContainers(engine, project.name, names).filter(
        (container) => !changed.has('index') || numberOf(container) === values.index,
      );
      const since = readTime('since', values.since, sys.now()) ?? 0;
      const until = readTime('until', values.until, sys.now()) ?? Number.POSITIVE_INFINITY;
      const tail = /^\d+$/.test(values.tail) ? Number(values.tail) : Number.POSITIVE_INFINITY;
      const wanted = ({ at }: LogEntry) => at >= since && at <= until;
      const printer = new LogPrinter(containers, {
        prefix: !values['no-log-prefix'],
        colour: !values['no-color'] && sys.isatty(1),
        timestamps: values.timestamps,
      });
      let canceled = false;
      const interrupted = new WaitQueue();
      if (values.follow)
        for (const signal of [signals.INT, signals.TERM])
          sys.sigaction(signal, {
            handler: () => {
              canceled = true;
              interrupted.wake();
            },
          });
      const follower = new LogFollower(containers);
      for (const container of containers) {
        const entries = container.logs.from().filter(wanted);
        const shown = tail === 0 ? [] : entries.slice(-tail);
        yield* print(sys, shown.map((entry) => printer.line(container, entry)).join(''));
      }
      while (values.follow) {
        for (const { container, entry } of follower.take())
          if (wanted(entry)) yield* print(sys, printer.line(container, entry));
        for (const { container, exitCode } of follower.takeEnded())
          yield* print(sys, `${shortName(container)} exited with code ${exitCode}\n`);
        if (canceled) throw new CommandError('canceled', CANCELED);
        if (containers.every(({ state }) => !state.running && !state.restarting) && follower.idle) break;
        if (follower.idle) yield* rest(sys, [...follower.queues, interrupted]);
      }
      return 0;
    },
  );
