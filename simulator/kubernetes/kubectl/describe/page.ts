import { alignTabs } from '../../../cli/table';
import type { EventObject, KubeObject, Labels } from '../../api/objects';
import { ageOf } from '../../api/print/age';
import type { Cluster } from '../../cluster';
import { timeOf } from '../../store/timestamp';

/** Columns of descriptions. */
export const describeTabs = { minimum: 0, padding: 2 };

export const align = (lines: readonly string[]): string => `${alignTabs(lines.join('\n'), describeTabs)}\n`;

/** `Labels:       a=b`, the others below the first. */
export function mapLines(title: string, map: Labels | undefined, indent = ''): string[] {
  const entries = Object.entries(map ?? {})
    .filter(([name]) => name !== 'kubectl.kubernetes.io/last-applied-configuration')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [`${indent}${title}:\t<none>`];
  const separator = title === 'Annotations' ? ': ' : '=';
  return entries.map(([name, value], i) => {
    const shown = title === 'Annotations' && value.includes('\n') ? value.trimEnd() : value;
    return `${indent}${i === 0 ? `${title}:` : ''}\t${name}${separator}${shown}`;
  });
}

/** Go's RFC 1123 with a numeric zone. */
export const longTime = (text: string | null | undefined): string => {
  if (!text) return '';
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(timeOf(text)).toUTCString().split(/,? /);
  return `${day}, ${date} ${month} ${year} ${time} +0000`;
};

/** The last part of a description. */
export function eventLines(cluster: Cluster, { metadata, kind }: KubeObject): string[] {
  const events = cluster.store
    .list<EventObject>('Event', metadata.namespace ?? 'default')
    .filter(({ involvedObject }) => involvedObject.uid === metadata.uid && involvedObject.kind === kind)
    .sort(
      (a, b) =>
        timeOf(a.lastTimestamp) - timeOf(b.lastTimestamp) ||
        Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion),
    );
  if (events.length === 0) return ['Events:\t<none>'];
  const rows = events.map(({ type, reason, count, firstTimestamp, lastTimestamp, source, message }) => {
    const last = ageOf(lastTimestamp, cluster.now);
    const age = count > 1 ? `${last} (x${count} over ${ageOf(firstTimestamp, cluster.now)})` : last;
    return `  ${type}\t${reason}\t${age}\t${source.component}\t${message.trim()}`;
  });
  return ['Events:', '  Type\tReason\tAge\tFrom\tMessage', '  ----\t------\t----\t----\t-------', ...rows];
}
