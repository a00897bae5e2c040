import type { Kind, Records, Snapshot } from './records';

/** `full`: the browser has no room left. `off`: it keeps nothing for this site. The page goes on working either way. */
export type Saved = 'saved' | 'full' | 'off';

// The port. Reads and writes are synchronous: a draft is safe as soon as it is typed.
export interface ProgressStore {
  read<K extends Kind>(kind: K, name: string): Records[K] | undefined;
  write<K extends Kind>(kind: K, name: string, record: Records[K]): Saved;
  remove(kind: Kind, name: string): void;
  /** Everything kept, for a file. */
  snapshot(): Snapshot;
  /** All of it or, when there is no room, none of it. */
  replace(snapshot: Snapshot): Saved;
  clear(): void;
  /** Called after a change in this tab or another. */
  subscribe(listener: () => void): () => void;
}
