'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import { progress } from './progress';
import type { ProgressStore } from './progress-store';
import type { Kind, Records, Snapshot } from './records';

/** Where a page keeps what is done on it; a presentation keeps its own, and forgets it. */
export const StoreContext = createContext<() => ProgressStore>(progress);

/** Call what it returns in effects and event handlers only. */
export const useStore = (): (() => ProgressStore) => useContext(StoreContext);

// Compared as text: equal content is equal, whatever object it was read into. undefined on the server and in hydration.
function useStored<T>(read: (store: ProgressStore) => T | undefined): T | undefined {
  const store = useStore();
  const text = useSyncExternalStore(
    (listener) => store().subscribe(listener),
    () => JSON.stringify(read(store())),
    () => undefined,
  );
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

// The record as it stands, again after each change.
export const useRecord = <K extends Kind>(kind: K, name: string): Records[K] | undefined =>
  useStored((store) => store.read(kind, name));

export const useSnapshot = (): Snapshot | undefined => useStored((store) => store.snapshot());
