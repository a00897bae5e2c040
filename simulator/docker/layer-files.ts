import { decodeUtf8 } from '../bytes';
import { changes } from '../vfs/changes';
import type { Inode } from '../vfs/inode';
import type { Image } from './image';

/** A file or link as one layer leaves it. */
export interface LayerFile {
  /** Absolute. */
  readonly path: string;
  /** `D`: hidden by this layer; it is still in the one below. */
  readonly kind: 'A' | 'C' | 'D';
  readonly size: number;
  /** The same for the names of one file. */
  readonly ino: number;
  readonly mode: number;
  readonly uid: number;
  /** Text of the file, or a link's target. */
  readonly text: string;
}

export interface LayerFiles {
  /** The instruction, as `docker history --no-trunc` has it. */
  readonly createdBy: string;
  /** ms since 1970 */
  readonly created: number;
  /** Bytes. */
  readonly size: number;
  readonly files: readonly LayerFile[];
}

/** What each layer of an image adds, the oldest first: what `docker save` would put in its archive. */
export function layerFiles({ layers, history }: Image): LayerFiles[] {
  const entries = history.filter(({ emptyLayer }) => !emptyLayer);
  return layers.map(({ size, snapshot }, index) => {
    const { createdBy = '', created = 0 } = entries[index] ?? {};
    const files = [...changes(layers[index - 1]?.snapshot.root, snapshot.root)].flatMap(({ kind, path, inode }) =>
      inode.type === 'directory' && kind !== 'D' ? [] : [fileOf(kind, path, inode)],
    );
    return { createdBy, created, size, files };
  });
}

const fileOf = (kind: LayerFile['kind'], path: string, inode: Inode): LayerFile => ({
  path,
  kind,
  size: inode.size,
  ino: inode.ino,
  mode: inode.mode,
  uid: inode.uid,
  text: inode.target ?? decodeUtf8(inode.data),
});
