'use client';

import { useSyncExternalStore } from 'react';
import { progress } from './progress';
import type { Kind, Records } from './records';

const subscribe = (listener: () => void) => progress().subscribe(listener);

// The record as it stands, again after each change. undefined on the server and during hydration.
export function useRecord<K extends Kind>(kind: K, name: string): Records[K] | undefined {
  // A string snapshot: equal content is equal, whatever object it was read into.
  const text = useSyncExternalStore(
    subscribe,
    () => JSON.stringify(progress().read(kind, name)),
    () => undefined,
  );
  return text === undefined ? undefined : (JSON.parse(text) as Records[K]);
}
