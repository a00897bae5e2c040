import type { Drafts } from '@/components/progress/drafts';
import type { Saved } from '@/components/progress/progress-store';
import type { SessionFiles } from '@/components/terminal/session';

/** Who changed a text: no one is told of a change of their own. */
export type Origin = 'editor' | 'host' | 'page';

export interface DraftFilesOptions {
  /** Paths in tab order. */
  readonly paths: readonly string[];
  readonly start: Readonly<Record<string, string>>;
  /** Paths that can't be edited; they are as in `start`. */
  readonly fixed: readonly string[];
  readonly drafts: Drafts;
  /** What the storage holds now, whichever tab wrote it. */
  readonly kept: (path: string) => string | undefined;
}

/** The learner's files: one text each, the same in the editor, on the simulated host and in the browser's storage. */
export interface DraftFiles {
  readonly paths: readonly string[];
  isFixed(path: string): boolean;
  text(path: string): string;
  /** All files of the answer, those that were never written left out. */
  all(): Record<string, string>;
  change(path: string, text: string, origin: Origin): Saved;
  /** Back to the start; what was there stays among the earlier texts. */
  reset(): void;
  subscribe(listener: (path: string, text: string, origin: Origin) => void): () => void;
  /** Puts the files on the host and keeps them the same from then on. */
  connect(host: SessionFiles): () => void;
  /** Another tab's text of this file, when it differs from the one here. */
  foreign(path: string): string | undefined;
  /** Takes that text; the one here stays among the earlier texts. */
  adopt(path: string): void;
}

export function createDraftFiles({ paths, start, fixed, drafts, kept }: DraftFilesOptions): DraftFiles {
  const listeners = new Set<(path: string, text: string, origin: Origin) => void>();
  const texts = new Map<string, string>();
  const written = new Set(Object.keys(start));
  let host: SessionFiles | undefined;
  for (const path of paths) {
    const draft = fixed.includes(path) ? undefined : drafts.read(path);
    if (draft !== undefined) written.add(path);
    texts.set(path, draft ?? start[path] ?? '');
  }
  const text = (path: string) => texts.get(path) ?? '';

  const spread = (path: string, next: string, origin: Origin) => {
    texts.set(path, next);
    written.add(path);
    if (origin !== 'host') host?.write(path, next);
    for (const listener of listeners) listener(path, next, origin);
  };

  return {
    paths,
    isFixed: (path) => fixed.includes(path),
    text,
    all: () => Object.fromEntries([...texts].filter(([path]) => written.has(path))),
    change(path, next, origin) {
      if (!texts.has(path) || text(path) === next) return 'saved';
      spread(path, next, origin);
      return fixed.includes(path) ? 'saved' : drafts.save(path, next);
    },
    reset() {
      for (const path of paths) {
        const first = start[path] ?? '';
        if (fixed.includes(path) || text(path) === first) continue;
        spread(path, first, 'page');
        drafts.reset(path, first);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect(next) {
      host = next;
      for (const path of paths) if (written.has(path)) next.write(path, text(path));
      const unwatch = next.watch((path, changed) => {
        const now = changed ?? '';
        if (!texts.has(path) || text(path) === now) return;
        spread(path, now, 'host');
        if (!fixed.includes(path)) drafts.save(path, now);
      });
      return () => {
        unwatch();
        host = undefined;
      };
    },
    foreign(path) {
      const other = fixed.includes(path) ? undefined : kept(path);
      return other === text(path) ? undefined : other;
    },
    adopt(path) {
      const mine = text(path);
      const other = drafts.read(path);
      if (other === undefined || other === mine) return;
      drafts.save(path, mine);
      drafts.reset(path, other);
      spread(path, other, 'page');
    },
  };
}
