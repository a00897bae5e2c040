import { bool } from '../../cli/flag-types';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import type { DockerEvent } from '../../docker/events';
import { signals } from '../../kernel/signal';
import { WaitQueue } from '../../kernel/wait-queue';
import { rest } from '../follow';
import { labels } from '../labels';
import { CANCELED } from '../session';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';

const flags = { json: bool({ usage: 'Output events as a stream of json objects' }) };

export const eventsCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'events [OPTIONS] [SERVICE...]', short: 'Receive real time events from containers', flags },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const wanted = ({ type, attributes }: DockerEvent) =>
        type === 'container' &&
        attributes[labels.project] === project.name &&
        attributes[labels.oneoff] !== 'True' &&
        (args.length === 0 || args.includes(attributes[labels.service] ?? ''));
      let canceled = false;
      const interrupted = new WaitQueue();
      for (const signal of [signals.INT, signals.TERM])
        sys.sigaction(signal, {
          handler: () => {
            canceled = true;
            interrupted.wake();
          },
        });
      let next = engine.events.end;
      for (;;) {
        const events = engine.events.from(next).filter(wanted);
        next = engine.events.end;
        yield* print(
          sys,
          events.map((event) => (values.json ? `${asJson(event)}\n` : `${asLine(event)}\n\n`)).join(''),
        );
        if (canceled) throw new CommandError('canceled', CANCELED);
        if (engine.events.end === next) yield* rest(sys, [engine.events.added, interrupted]);
      }
    },
  );

/** What is said about the container beside Compose's own labels. */
const detailsOf = ({ attributes }: DockerEvent): [string, string][] =>
  Object.entries(attributes)
    .filter(([key]) => !key.startsWith('com.docker.compose.'))
    .reverse();

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 23).replace('T', ' ');

function asLine(event: DockerEvent): string {
  const details = detailsOf(event).map(([key, value]) => `${key}=${value}`);
  return `${stamp(event.at)}000 container ${event.action} ${event.id} (${details.join(', ')})`;
}

function asJson(event: DockerEvent): string {
  const { action, id, attributes } = event;
  return JSON.stringify({
    action,
    attributes: Object.fromEntries(detailsOf(event)),
    id,
    service: attributes[labels.service] ?? '',
    time: new Date(event.at).toISOString(),
    type: 'container',
  });
}
