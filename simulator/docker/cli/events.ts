import { command } from '../../cli/command-spec';
import { list, string } from '../../cli/flag-types';
import { compileTemplate, type Template } from '../../cli/template/execute';
import { encodeJson } from '../../cli/template/json';
import { TemplateError } from '../../cli/template/template-error';
import { GoStruct } from '../../cli/template/value';
import type { Engine } from '../engine';
import type { DockerEvent } from '../events';
import { formatFixedTime } from '../time';
import { print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { type Filters, hasLabel, readFilters } from './filters';
import { formatHelp } from './format-help';
import { readTime } from './read-time';

const flags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: formatHelp }),
  since: string({ usage: 'Show all events created since timestamp' }),
  until: string({ usage: 'Stream events until this timestamp' }),
};

export const eventsCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'events [OPTIONS]',
    short: 'Get real time events from the server',
    aliasLine: 'docker system events, docker events',
    args: { max: 0 },
    flags,
    run: ({ values }) =>
      function* (sys) {
        const show = makeFormat(values.format);
        const filters = readFilters(values.filter);
        const since = readTime('since', values.since, sys.now());
        const until = readTime('until', values.until, sys.now()) ?? Number.POSITIVE_INFINITY;
        let next = since === undefined && values.until === '' ? engine.events.end : 0;
        for (;;) {
          const end = engine.events.end;
          const wanted = engine.events
            .from(next)
            .filter((event) => event.at >= (since ?? 0) && event.at <= until && passes(event, filters));
          next = end;
          yield* print(sys, wanted.map((event) => `${show(event)}\n`).join(''));
          if (sys.now() >= until) return 0;
          if (engine.events.end === next) yield* sys.waitFor([engine.events.added], until);
        }
      },
  });

function makeFormat(format: string): (event: DockerEvent) => string {
  if (format === '') return showEvent;
  if (format === 'json') return (event) => encodeJson(asStruct(event));
  try {
    const template: Template = compileTemplate(format);
    return (event) => template(asStruct(event));
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandError(`Error parsing format: ${error.message}`, 64);
    throw error;
  }
}

const sorted = (attributes: DockerEvent['attributes']) =>
  Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));

function showEvent({ at, type, action, id, attributes }: DockerEvent): string {
  const details = sorted(attributes).map(([key, value]) => `${key}=${value}`);
  return `${formatFixedTime(at)} ${type} ${action} ${id}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function asStruct({ at, type, action, id, attributes, scope }: DockerEvent): GoStruct {
  const old = type === 'container' || type === 'image';
  return new GoStruct(
    'events.Message',
    {
      status: old ? action : '',
      id: old ? id : '',
      from: type === 'container' ? (attributes['image'] ?? '') : '',
      Status: old ? action : '',
      ID: old ? id : '',
      From: type === 'container' ? (attributes['image'] ?? '') : '',
      Type: type,
      Action: action,
      Actor: new GoStruct('events.Actor', { ID: id, Attributes: attributes }),
      scope,
      Scope: '',
      time: Math.floor(at / 1000),
      Time: 0,
      timeNano: Math.floor(at * 1000) * 1000,
      TimeNano: 0,
    },
    ['status', 'id', 'from', 'Status', 'ID', 'From', 'Scope', 'Time', 'TimeNano'],
  );
}

function passes(event: DockerEvent, filters: Filters): boolean {
  const { type, action, id, attributes } = event;
  const names = (name: string) => id.startsWith(name) || attributes['name'] === name;
  const tests: Readonly<Record<string, (value: string) => boolean>> = {
    type: (value) => type === value,
    event: (value) => action === value || action.split(':')[0] === value,
    container: (value) => type === 'container' && names(value),
    image: (value) => (type === 'image' && names(value)) || attributes['image'] === value,
    network: (value) => type === 'network' && names(value),
    volume: (value) => type === 'volume' && names(value),
    label: (value) => hasLabel(attributes, value),
    scope: (value) => value === event.scope,
    service: (value) => type === 'service' && names(value),
    node: (value) => type === 'node' && names(value),
    secret: (value) => type === 'secret' && names(value),
    config: (value) => type === 'config' && names(value),
  };
  return [...filters].every(([key, values]) => values.some((value) => tests[key]?.(value) ?? true));
}
