'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Judged } from '@/grading/report/inspection';
import { type Judge, openJudge } from './judge';
import type { Files } from './judge-messages';

export interface Inspected {
  readonly judged: readonly Judged[];
  /** The containers have not been run yet with the files as they are. */
  readonly running: boolean;
  /** Of the Compose file. */
  readonly problem?: string;
  readonly failed?: string;
}

const NOTHING: Inspected = { judged: [], running: false };

/** The judgement of the files, first as read, then as run. */
export function useJudge(): { judgement: Inspected; ask: (files: Files) => void } {
  const [judgement, setJudgement] = useState(NOTHING);
  const judge = useRef<Judge>(undefined);

  useEffect(() => {
    judge.current = openJudge((tell) => {
      if (tell.stage === 'failed') setJudgement((now) => ({ ...now, running: false, failed: tell.message }));
      else if (tell.stage === 'run') setJudgement({ running: false, ...withProblem(tell) });
      else setJudgement({ judged: tell.judged ? [tell.judged] : [], running: true });
    });
    return () => judge.current?.dispose();
  }, []);

  const ask = useCallback((files: Files) => {
    if (Object.keys(files).length === 0) setJudgement(NOTHING);
    judge.current?.ask(files);
  }, []);
  return { judgement, ask };
}

const withProblem = ({ judged, problem }: { judged: readonly Judged[]; problem?: string }) => ({
  judged,
  ...(problem !== undefined && { problem }),
});
