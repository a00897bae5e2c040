import type { ProgressStore, Saved } from './progress-store';
import type { DraftVersion } from './records';

/** How many texts of other tabs are kept for one file; the oldest go first. */
export const keptVersions = 20;

export interface Drafts {
  /** The text as last saved by any tab; undefined when the learner never changed the file. */
  read(path: string): string | undefined;
  /** Call on every change. When another tab wrote in between, its text becomes a version, never lost. */
  save(path: string, text: string): Saved;
  /** Texts that another tab or an import left, newest first. */
  versions(path: string): DraftVersion[];
  /** Back to the exercise's start; what was there becomes a version. */
  reset(path: string, text: string): Saved;
}

// Drafts of one exercise, as one tab sees them. `tab` is any text no other tab has.
export function openDrafts(store: ProgressStore, exercise: string, tab: string, now = Date.now): Drafts {
  const seen = new Map<string, string | undefined>();
  const nameOf = (path: string) => `${exercise}:${path}`;

  const read = (path: string) => {
    const text = store.read('draft', nameOf(path))?.text;
    seen.set(path, text);
    return text;
  };

  const put = (path: string, text: string, keepOld: boolean): Saved => {
    const old = store.read('draft', nameOf(path));
    const versions = old?.versions ?? [];
    const unseen = old && old.text !== text && (keepOld || (old.tab !== tab && old.text !== seen.get(path)));
    seen.set(path, text);
    return store.write('draft', nameOf(path), {
      at: now(),
      text,
      tab,
      versions: unseen ? keep({ at: old.at, text: old.text }, versions) : versions,
    });
  };

  return {
    read,
    save: (path, text) => put(path, text, false),
    versions: (path) => store.read('draft', nameOf(path))?.versions ?? [],
    reset: (path, text) => put(path, text, true),
  };
}

export const keep = (version: DraftVersion, versions: DraftVersion[]): DraftVersion[] =>
  [version, ...versions.filter(({ text }) => text !== version.text)].slice(0, keptVersions);
