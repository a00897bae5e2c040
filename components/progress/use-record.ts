'use client';

import { useSyncExternalStore } from 'react';
import { progress } from './progress';
import type { Kind, Records, Snapshot } from './records';

const subscribe = (listener: () => void) => progress().subscribe(listener);

// Compared as text: equal content is equal, whatever object it was read into. undefined on the server and in hydration.
function useStored<T>(read: () => T | undefined): T | undefined {
  const text = useSyncExternalStore(
    subscribe,
    () => JSON.stringify(read()),
    () => undefined,
  );
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

// The record as it stands, again after each change.
export const useRecord = <K extends Kind>(kind: K, name: string): Records[K] | undefined =>
  useStored(() => progress().read(kind, name));

export const useSnapshot = (): Snapshot | undefined => useStored(() => progress().snapshot());
