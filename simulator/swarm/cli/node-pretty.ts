import { bytesSize } from '../../cli/human';
import { formatLocalTime, formatTime } from '../../docker/time';
import { TOTAL_MEMORY } from '../../kernel/procfs-system';
import { plugins } from '../inspect/object';
import type { SwarmCluster } from '../swarm-cluster';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `2026-11-27 01:59:44.990818241 +0000 utc` */
export const prettyTime = (at: number): string =>
  formatLocalTime(at).replace(' +0000 UTC', `${/\.\d+/.exec(formatTime(at))?.[0] ?? ''} +0000 utc`);

/** `docker node inspect --pretty` */
export function prettyNode(cluster: SwarmCluster): string {
  const { node, engine } = cluster;
  const labels = Object.entries(node.labels).map(([key, value]) => ` - ${key}=${value}`);
  return [
    `ID:\t\t\t${node.id}`,
    ...(labels.length > 0 ? ['Labels:', ...labels] : []),
    `Hostname:              \t${node.hostname}`,
    `Joined at:             \t${prettyTime(node.createdAt)}`,
    'Status:',
    ' State:\t\t\tReady',
    ` Availability:         \t${capital(node.availability)}`,
    ` Address:\t\t${node.address}`,
    'Manager Status:',
    ` Address:\t\t${node.address}:2377`,
    ' Raft Status:\t\tReachable',
    ' Leader:\t\tYes',
    'Platform:',
    ' Operating System:\tlinux',
    ' Architecture:\t\tx86_64',
    'Resources:',
    ` CPUs:\t\t\t${engine.kernel.processors}`,
    ` Memory:\t\t${bytesSize(TOTAL_MEMORY)}`,
    'Plugins:',
    ...plugins.map(([type, names]) => ` ${type}:\t\t${names.join(', ')}`),
    'Engine Version:\t\t26.1.5+dfsg1',
    'TLS Info:',
    ' TrustRoot:',
    cluster.certificate,
    ' Issuer Subject:\tMBMxETAPBgNVBAMTCHN3YXJtLWNh',
    ` Issuer Public Key:\t${cluster.publicKey}`,
  ].join('\n');
}
