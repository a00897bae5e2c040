import type { Container } from './container';
import { DaemonError, NotFound } from './daemon-error';
import type { Engine } from './engine';
import { makeFolder, removeTree } from './host-folder';
import { checkVolumeName } from './names';

export interface Volume {
  readonly name: string;
  /** ms since 1970 */
  readonly createdAt: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Of the driver: `type`, `device`, `o`. */
  readonly options: Readonly<Record<string, string>>;
  readonly anonymous: boolean;
  /** Folder on the host. */
  readonly mountpoint: string;
}

const ROOT = '/var/lib/docker/volumes';

/** The volume of that name, made if there is none; '' asks for an anonymous one. */
export function createVolume(
  engine: Engine,
  name: string,
  { labels = {}, options = {} }: Partial<Pick<Volume, 'labels' | 'options'>> = {},
): Volume {
  const there = engine.volumes.get(name);
  if (there) return there;
  if (name !== '') checkVolumeName(name);
  for (const option of Object.keys(options))
    if (!['type', 'device', 'o', 'size'].includes(option))
      throw new DaemonError(`create ${name}: invalid option: "${option}"`);
  const chosen = name === '' ? engine.makeId() : name;
  const mountpoint = `${ROOT}/${chosen}/_data`;
  makeFolder(engine.host.mnt, mountpoint, engine.kernel.clock.now);
  const volume: Volume = {
    name: chosen,
    createdAt: engine.kernel.clock.now,
    labels: name === '' ? { 'com.docker.volume.anonymous': '', ...labels } : labels,
    options,
    anonymous: name === '',
    mountpoint,
  };
  engine.volumes.set(chosen, volume);
  engine.events.add('volume', 'create', chosen, { driver: 'local' });
  return volume;
}

export const usersOf = (engine: Engine, volume: Volume): readonly Container[] =>
  [...engine.containers.values()].filter(({ mounts }) =>
    mounts.some(({ type, name }) => type === 'volume' && name === volume.name),
  );

export function findVolume(engine: Engine, name: string): Volume {
  const volume = engine.volumes.get(name);
  if (!volume) throw new NotFound(`get ${name}: no such volume`);
  return volume;
}

export function removeVolume(engine: Engine, name: string): void {
  const volume = findVolume(engine, name);
  const users = usersOf(engine, volume);
  if (users.length > 0) {
    throw new DaemonError(`remove ${name}: volume is in use - [${users.map(({ id }) => id).join(', ')}]`);
  }
  engine.volumes.delete(name);
  removeTree(engine.host.mnt, `${ROOT}/${name}`);
  engine.events.add('volume', 'destroy', name, { driver: 'local' });
}
