import type { Layer } from '../../docker/image';
import type { Snapshot } from '../../vfs/tree';

/** What a vertex made, kept under a digest of all that went into it. */
export interface CachedResult {
  readonly snapshot: Snapshot;
  /** undefined when the step changed no file. */
  readonly layer: Layer;
  /** ms since 1970 */
  readonly created: number;
}

/** BuildKit's cache of one engine; `builder prune` empties it. */
export class BuildCache {
  readonly #results = new Map<string, CachedResult>();
  /** Base images whose files were used before: their FROM says CACHED. */
  readonly usedBases = new Set<string>();

  get(key: string): CachedResult | undefined {
    return this.#results.get(key);
  }

  set(key: string, result: CachedResult): void {
    this.#results.set(key, result);
  }

  entries(): Iterable<readonly [key: string, result: CachedResult]> {
    return this.#results;
  }

  delete(key: string): void {
    this.#results.delete(key);
  }

  clear(): void {
    this.#results.clear();
    this.usedBases.clear();
  }
}
