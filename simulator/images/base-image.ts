import { digest } from '../docker/digest';
import { emptyConfig, type HistoryEntry, type Image, type ImageConfig, type Layer } from '../docker/image';
import { makeImage } from '../docker/image-id';
import { type Snapshot, Tree } from '../vfs/tree';

/** An image that is there from the start, and its names. */
export interface BaseImage {
  readonly names: readonly string[];
  readonly image: Image;
}

/** One line of its history. */
export interface Step {
  readonly createdBy: string;
  readonly comment?: string;
  /** Bytes; a step without one makes no layer. */
  readonly size?: number;
  /** What the layer adds; runs when the image is first used. `mtime`: ms since 1970. */
  readonly build?: (tree: Tree, mtime: number) => void;
  /** For the first layer: the whole tree. */
  readonly root?: (mtime: number) => Tree;
}

export interface Recipe {
  readonly names: readonly string[];
  /** ms since 1970 */
  readonly created: number;
  readonly config: Partial<ImageConfig>;
  readonly comment?: string;
  readonly steps: readonly Step[];
}

export const DEFAULT_PATH_ENV = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Trees are made when they are first looked at: a machine starts without building any. */
class LazyLayer implements Layer {
  readonly diffId: string;
  readonly size: number;
  readonly #make: () => Snapshot;
  #snapshot: Snapshot | undefined;

  constructor(diffId: string, size: number, make: () => Snapshot) {
    this.diffId = diffId;
    this.size = size;
    this.#make = make;
  }

  get snapshot(): Snapshot {
    this.#snapshot ??= this.#make();
    return this.#snapshot;
  }
}

export function baseImage({ names, created, config, comment = '', steps }: Recipe): BaseImage {
  const layers: Layer[] = [];
  const history: HistoryEntry[] = [];
  for (const step of steps) {
    history.push({
      created,
      createdBy: step.createdBy,
      comment: step.comment ?? comment,
      emptyLayer: step.size === undefined,
    });
    if (step.size === undefined) continue;
    const below = layers.at(-1);
    layers.push(
      new LazyLayer(digest(`${names[0]} ${layers.length}`), step.size, () => {
        const tree = step.root?.(created) ?? new Tree(below?.snapshot);
        step.build?.(tree, created);
        return tree.snapshot();
      }),
    );
  }
  const image = makeImage({
    created,
    author: '',
    config: { ...emptyConfig, env: [DEFAULT_PATH_ENV], ...config },
    layers,
    history,
  });
  return { names, image };
}
