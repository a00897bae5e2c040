import { decodeUtf8 } from '../../bytes';
import { quote } from '../../cli/go-quote';
import { humanDuration, humanSize } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import type { Container } from '../container';
import { containerSize } from '../diff';
import type { Engine } from '../engine';
import { comparePorts, type PublishedPort } from '../ports';
import { formatLocalTime } from '../time';
import { labelOf } from './label-of';

/** Titles of the fields of a container that `docker ps` can show. */
export const headers = {
  ID: 'CONTAINER ID',
  Names: 'NAMES',
  Image: 'IMAGE',
  Command: 'COMMAND',
  CreatedAt: 'CREATED AT',
  RunningFor: 'CREATED',
  Ports: 'PORTS',
  State: 'STATE',
  Status: 'STATUS',
  Size: 'SIZE',
  Labels: 'LABELS',
  Mounts: 'MOUNTS',
  LocalVolumes: 'LOCAL VOLUMES',
  Networks: 'NETWORKS',
};

interface RowOptions {
  readonly truncate: boolean;
  readonly size: boolean;
}

export function containerRow(engine: Engine, container: Container, { truncate, size }: RowOptions): GoStruct {
  const { now } = engine.kernel.clock;
  const sizes = size ? containerSize(container) : { changed: 0, total: 0 };
  const line = decodeUtf8(commandLine(container));
  const shown = truncate ? ellipsis(line, 20) : line;
  const names = container.mounts.map(({ type, name, source }) => decodeUtf8(type === 'volume' ? name : source));
  return new GoStruct('*formatter.ContainerContext', {
    Command: quote(shown),
    CreatedAt: formatLocalTime(container.createdAt),
    ID: truncate ? container.shortId : container.id,
    Image: imageName(engine, container, truncate),
    Label: labelOf(container.config.labels),
    Labels: Object.entries(container.config.labels)
      .map(([key, value]) => decodeUtf8(`${key}=${value}`))
      .sort()
      .join(','),
    LocalVolumes: String(container.mounts.filter(({ type }) => type === 'volume').length),
    Mounts: names.map((name) => (truncate ? ellipsis(name, 15) : name)).join(','),
    Names: container.name,
    Networks: [...container.endpoints.keys()].join(','),
    Ports: container.sandbox ? showPorts(container, engine.ports.publishedBy(container)) : '',
    RunningFor: `${humanDuration(now - container.createdAt)} ago`,
    Size: size
      ? `${humanSize(sizes.changed, 3)}${sizes.total > 0 ? ` (virtual ${humanSize(sizes.total, 3)})` : ''}`
      : '0B',
    State: container.status,
    Status: statusText(container, now),
  });
}

/** Path and arguments; those with blanks in quotes. */
export const commandLine = ({ argv: [path = '', ...args] }: Container): string =>
  [path, ...args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg))].join(' ');

const ellipsis = (text: string, width: number): string =>
  [...text].length <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;

/** The name the container was made with, as long as it still means the same image. */
function imageName(engine: Engine, { config, image }: Container, truncate: boolean): string {
  const now = engine.images.named(config.image);
  if (!now || now.id === image.id)
    return truncate && /^(sha256:)?[0-9a-f]{64}$/.test(config.image)
      ? config.image.replace('sha256:', '').slice(0, 12)
      : config.image;
  return truncate ? image.id.slice(7, 19) : image.id;
}

export function statusText({ state, health, status }: Container, now: number): string {
  const since = (time: number | undefined) => humanDuration(now - (time ?? now));
  switch (status) {
    case 'created':
      return 'Created';
    case 'removing':
      return 'Removal In Progress';
    case 'restarting':
      return `Restarting (${state.exitCode}) ${since(state.finishedAt)} ago`;
    case 'paused':
      return `Up ${since(state.startedAt)} (Paused)`;
    case 'running': {
      const what = health && (health.status === 'starting' ? 'health: starting' : health.status);
      return `Up ${since(state.startedAt)}${what ? ` (${what})` : ''}`;
    }
    case 'dead':
      return 'Dead';
    case 'exited':
      return `Exited (${state.exitCode}) ${since(state.finishedAt)} ago`;
  }
}

/** `0.0.0.0:8080->80/tcp, :::8080->80/tcp`; ports that are only exposed on their own. */
export function showPorts({ config }: Container, published: readonly PublishedPort[]): string {
  const parts: string[] = [];
  const exposed: string[] = [];
  for (const port of [...new Set([...config.exposedPorts, ...published.map((p) => p.port)])].sort(comparePorts)) {
    const here = published.filter((one) => one.port === port);
    if (here.length === 0) exposed.push(port);
    for (const { hostIp, hostPort } of here) {
      const addresses = hostIp === '0.0.0.0' ? ['0.0.0.0', '::'] : [hostIp];
      parts.push(...addresses.map((ip) => `${ip}:${hostPort}->${port}`));
    }
  }
  return [...groupPorts(exposed), ...parts].join(', ');
}

/** Neighbours become a range: `80-82/tcp`. */
function groupPorts(ports: readonly string[]): string[] {
  const groups: { first: number; last: number; protocol: string }[] = [];
  for (const port of ports) {
    const [number = '', protocol = 'tcp'] = port.split('/');
    const before = groups.findLast((group) => group.protocol === protocol);
    if (before && before.last + 1 === Number(number)) before.last += 1;
    else groups.push({ first: Number(number), last: Number(number), protocol });
  }
  return groups.map(({ first, last, protocol }) => `${first === last ? first : `${first}-${last}`}/${protocol}`);
}
