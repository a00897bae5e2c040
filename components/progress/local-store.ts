import type { ProgressStore, Saved } from './progress-store';
import { emptySnapshot, isRecord, type Kind, kinds, type Records, type Snapshot } from './records';

// One storage key a record, so that two tabs at work on different things never overwrite each other.
const prefix = 'pid-one:1:';
const keyOf = (kind: Kind, name: string) => `${prefix}${kind}:${name}`;

const failure = (error: unknown): Saved =>
  error instanceof DOMException && /quota/i.test(error.name) ? 'full' : 'off';

function readRecord<K extends Kind>(storage: Storage, kind: K, key: string): Records[K] | undefined {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isRecord(kind, value) ? value : undefined;
  } catch {
    return undefined; // Damaged, or storage is off: as if it had not been there.
  }
}

const ownKeys = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(prefix));

function readAll(storage: Storage): Snapshot {
  const snapshot = emptySnapshot();
  for (const kind of kinds) {
    const start = keyOf(kind, '');
    for (const key of ownKeys(storage).filter((own) => own.startsWith(start))) {
      const record = readRecord(storage, kind, key);
      if (record) Object.assign(snapshot[kind], { [key.slice(start.length)]: record });
    }
  }
  return snapshot;
}

const entriesOf = (snapshot: Snapshot): [string, string][] =>
  kinds.flatMap((kind) =>
    Object.entries(snapshot[kind]).map(([name, record]): [string, string] => [
      keyOf(kind, name),
      JSON.stringify(record),
    ]),
  );

function overwrite(storage: Storage, entries: [string, string][]) {
  for (const key of ownKeys(storage)) storage.removeItem(key);
  for (const [key, value] of entries) storage.setItem(key, value);
}

export function createLocalStore(storage: Storage, events: EventTarget): ProgressStore {
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };
  events.addEventListener('storage', announce);

  const attempt = (change: () => void): Saved => {
    try {
      change();
    } catch (error) {
      return failure(error);
    }
    announce();
    return 'saved';
  };

  return {
    read: (kind, name) => readRecord(storage, kind, keyOf(kind, name)),
    write: (kind, name, record) => attempt(() => storage.setItem(keyOf(kind, name), JSON.stringify(record))),
    remove: (kind, name) => void attempt(() => storage.removeItem(keyOf(kind, name))),
    snapshot: () => readAll(storage),
    replace(snapshot) {
      const before = entriesOf(readAll(storage));
      const saved = attempt(() => overwrite(storage, entriesOf(snapshot)));
      if (saved !== 'saved') attempt(() => overwrite(storage, before));
      return saved;
    },
    clear: () => void attempt(() => overwrite(storage, [])),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
