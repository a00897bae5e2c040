'use client';

import { useEffect, useMemo, useState } from 'react';
import { createDraftFiles, type DraftFiles } from '@/components/editor/draft-files';
import { openDrafts } from '@/components/progress/drafts';
import { progress } from '@/components/progress/progress';
import type { Session } from '@/components/terminal/session';
import type { ShownExercise } from '@/content/exercise';

// One name a page load: what another load wrote is another's.
const tab = crypto.randomUUID();

/** The exercise's files, joined to the storage and to the host. `version` counts their changes. */
export function useDraftFiles(exercise: ShownExercise, session: Session | undefined) {
  const [version, setVersion] = useState(0);
  const files = useMemo<DraftFiles>(() => {
    const { id, answers, start } = exercise;
    const fixed = Object.keys(start).filter((path) => !answers.includes(path));
    return createDraftFiles({
      paths: [...answers, ...fixed],
      start,
      fixed,
      drafts: openDrafts(progress(), id, tab),
      kept: (path) => progress().read('draft', `${id}:${path}`)?.text,
    });
  }, [exercise]);

  useEffect(() => files.subscribe(() => setVersion((count) => count + 1)), [files]);
  useEffect(() => progress().subscribe(() => setVersion((count) => count + 1)), []);
  useEffect(() => session && files.connect(session.files), [files, session]);
  return { files, version };
}
