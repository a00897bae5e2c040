import { CommandError } from '../../docker/cli/command-run';
import { findStored } from '../find';
import type { FileReference } from '../spec';
import type { StoredKind } from '../stored';
import type { SwarmCluster } from '../swarm-cluster';

/** What `--secret` or `--config` asks for, before it is looked up. */
export interface FileWish {
  readonly source: string;
  readonly target: string;
  readonly uid: string;
  readonly gid: string;
  readonly mode: number;
}

/** `name`, or `source=name,target=file,uid=0,gid=0,mode=0444`; throws with the flag's words. */
export function parseFileWish(text: string): FileWish {
  if (!text.includes('=') && !text.includes(','))
    return { source: text, target: text, uid: '0', gid: '0', mode: 0o444 };
  let wish: FileWish = { source: '', target: '', uid: '0', gid: '0', mode: 0o444 };
  for (const field of text.split(',')) {
    const [key = '', ...rest] = field.split('=');
    const value = rest.join('=');
    if (rest.length === 0) throw new Error(`invalid field '${field}' must be a key=value pair`);
    switch (key.toLowerCase()) {
      case 'source':
      case 'src':
        wish = { ...wish, source: value };
        break;
      case 'target':
        wish = { ...wish, target: value };
        break;
      case 'uid':
      case 'gid':
        wish = { ...wish, [key.toLowerCase()]: value };
        break;
      case 'mode':
        if (!/^[0-7]+$/.test(value))
          throw new Error(`invalid mode specified: strconv.ParseUint: parsing "${value}": invalid syntax`);
        wish = { ...wish, mode: Number.parseInt(value, 8) };
        break;
      default:
        throw new Error(`invalid field in ${text.includes('config') ? 'config' : 'secret'} request: ${key}`);
    }
  }
  if (wish.source === '') throw new Error('source is required');
  return { ...wish, target: wish.target || wish.source };
}

export function checkFileWish(text: string): string {
  parseFileWish(text);
  return text;
}

/** Finds what is asked for; throws with the client's words. */
export function referTo(cluster: SwarmCluster, kind: StoredKind, { source, ...rest }: FileWish): FileReference {
  const stored = findStored(cluster, kind, source);
  if (!stored) throw new CommandError(`${kind} not found: ${source}`);
  return { ...rest, id: stored.id, name: stored.name };
}
