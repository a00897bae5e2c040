'use client';

import { useState } from 'react';
import type { ExerciseRecord } from '@/components/progress/records';
import { useStore } from '@/components/progress/use-record';
import type { Report } from '@/grading/judge';
import type { TakenIncident } from './take-incident';

const nothing: ExerciseRecord = { at: 0, best: 0, passed: false, attempts: 0, hints: 0 };

/** The close of an incident, and what is remembered of it: an incident counts as an exercise. */
export function useClosing(id: string, taken: TakenIncident) {
  const store = useStore();
  const [report, setReport] = useState<Report>();
  const [closing, setClosing] = useState(false);
  const [fault, setFault] = useState<string>();
  const [hints, setHints] = useState(0);

  const write = (change: (before: ExerciseRecord) => Partial<ExerciseRecord>) => {
    const before = store().read('exercise', id) ?? nothing;
    store().write('exercise', id, { ...before, ...change(before), at: Date.now() });
  };
  const close = async (named: readonly string[]) => {
    setClosing(true);
    setFault(undefined);
    try {
      const judged = await taken.judge(named);
      write(({ best, passed, attempts, beliefs }) => ({
        best: Math.max(best, judged.score),
        passed: passed || judged.passed,
        attempts: attempts + 1,
        beliefs: [...new Set([...(beliefs ?? []), ...judged.misconceptions.map((one) => one.id)])],
      }));
      setReport(judged);
    } catch (error) {
      setFault(`The check itself failed, which is not your fault: ${error instanceof Error ? error.message : error}`);
    } finally {
      setClosing(false);
    }
  };
  const showHint = () => {
    setHints(hints + 1);
    write((before) => ({ hints: Math.max(before.hints, hints + 1) }));
  };
  return { report, closing, fault, close, hints, showHint };
}
