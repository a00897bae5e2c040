'use client';

import { useCallback, useMemo, useState } from 'react';
import { createDraftFiles, type DraftFiles } from '@/components/editor/draft-files';
import { openDrafts } from '@/components/progress/drafts';
import { progress } from '@/components/progress/progress';
import type { Files } from './judge-messages';
import { keepFiles, keptFiles, type Place, sameFiles } from './kept-files';

// One name a page load: what another load wrote is another's.
const tab = crypto.randomUUID();

const kept = (place: Place) => keptFiles(progress(), place);
const keep = (place: Place, files: Files) => keepFiles(progress(), place, files, tab);
const isWritten = (files: Files) => Object.values(files).some((text) => text.trim() !== '');

/** A tab for each file, the Dockerfile first; an empty one to begin with. */
function pathsOf(files: Files): string[] {
  const first = (path: string) => Number(path !== 'Dockerfile') + Number(!/^(docker-)?compose\.ya?ml$/.test(path));
  const paths = Object.keys(files).sort((a, b) => first(a) - first(b) || a.localeCompare(b));
  return paths.length > 0 ? paths : ['Dockerfile'];
}

/** The page's files, kept in the browser. Which there are is the reader's choice, unlike an exercise's. */
export function useInspectedFiles() {
  const [paths, setPaths] = useState(() => pathsOf(kept('inspect')));
  const [round, setRound] = useState(0);
  const [hasBefore, setHasBefore] = useState(() => isWritten(kept('inspect-before')));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new set of files
  const files = useMemo<DraftFiles>(
    () =>
      createDraftFiles({
        paths,
        start: {},
        fixed: [],
        drafts: openDrafts(progress(), 'inspect', tab),
        kept: (path) => progress().read('draft', `inspect:${path}`)?.text,
      }),
    [paths, round],
  );

  const put = useCallback((next: Files) => {
    keep('inspect', next);
    setPaths(pathsOf(next));
    setRound((count) => count + 1);
  }, []);

  /** All files at once. Those from before can be brought back, unless they are what a link or an example brought, untouched. */
  const replace = useCallback(
    (next: Files) => {
      const now = kept('inspect');
      if (isWritten(now) && !sameFiles(now, next) && !sameFiles(now, kept('inspect-opened'))) {
        keep('inspect-before', now);
        setHasBefore(true);
      }
      put(next);
    },
    [put],
  );
  const open = useCallback(
    (next: Files) => {
      replace(next);
      keep('inspect-opened', next);
    },
    [replace],
  );

  return {
    files,
    open,
    hasBefore,
    add: (more: Files) => put({ ...files.all(), ...more }),
    remove: (path: string) =>
      replace(Object.fromEntries(Object.entries(files.all()).filter(([name]) => name !== path))),
    /** The other way round too: what is there now becomes what was there before. */
    bringBack: () => replace(kept('inspect-before')),
  };
}
