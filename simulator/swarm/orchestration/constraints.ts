import type { Node } from '../service';
import { swarmError } from '../swarm-error';

interface Constraint {
  readonly key: string;
  readonly equal: boolean;
  readonly value: string;
}

/** `node.role==manager`; throws with the manager's words. */
export function parseConstraint(text: string): Constraint {
  const match = /^(.*?)(==|!=)(.*)$/.exec(text);
  if (!match) throw swarmError('Unknown', 'constraint expected one operator from ==, !=');
  const [, left = '', operator, right = ''] = match;
  const key = left.trim();
  const value = right.trim();
  if (!/^(?!-)[a-z0-9A-Z][\w.\-/]*$/.test(key)) throw swarmError('Unknown', `key '${key}' is invalid`);
  if (!/^[a-z0-9A-Z:\-_\s.*()?+[\]\\^$|/]+$/.test(value)) throw swarmError('Unknown', `value '${value}' is invalid`);
  return { key, equal: operator === '==', value };
}

export const satisfies = (node: Node, constraints: readonly string[]): boolean =>
  constraints.every((text) => {
    const { key, equal, value } = parseConstraint(text);
    const here = valueAt(node, key);
    return here !== undefined && (here.toLowerCase() === value.toLowerCase()) === equal;
  });

/** undefined: nothing that nodes have. */
function valueAt(node: Node, key: string): string | undefined {
  const label = /^node\.labels\.(.*)$/i.exec(key)?.[1];
  if (label !== undefined) return node.labels[label] ?? '';
  if (/^engine\.labels\./i.test(key)) return '';
  switch (key.toLowerCase()) {
    case 'node.id':
      return node.id;
    case 'node.hostname':
      return node.hostname;
    case 'node.role':
      return 'manager';
    case 'node.ip':
      return node.address;
    case 'node.platform.os':
      return 'linux';
    case 'node.platform.arch':
      return 'x86_64';
    default:
      return undefined;
  }
}
