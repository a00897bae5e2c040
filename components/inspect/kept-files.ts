import { openDrafts } from '@/components/progress/drafts';
import type { ProgressStore } from '@/components/progress/progress-store';
import type { Files } from './judge-messages';

/** Sets of files among the drafts: those on the page, as they were when opened, and those that were there before them. */
export type Place = 'inspect' | 'inspect-opened' | 'inspect-before';

export const sameFiles = (one: Files, other: Files): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([path, text]) => other[path] === text);

/** The drafts of one place, by path. */
export function keptFiles(store: ProgressStore, place: Place): Files {
  const prefix = `${place}:`;
  return Object.fromEntries(
    Object.entries(store.snapshot().draft).flatMap(([name, { text }]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text] as const] : [],
    ),
  );
}

/** These files and no others. */
export function keepFiles(store: ProgressStore, place: Place, files: Files, tab: string): void {
  const drafts = openDrafts(store, place, tab);
  for (const path of Object.keys(keptFiles(store, place)))
    if (!Object.hasOwn(files, path)) store.remove('draft', `${place}:${path}`);
  for (const [path, text] of Object.entries(files)) if (drafts.read(path) !== text) drafts.save(path, text);
}
