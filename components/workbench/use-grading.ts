'use client';

import { useRef, useState } from 'react';
import { progress } from '@/components/progress/progress';
import type { ExerciseRecord } from '@/components/progress/records';
import { useRecord } from '@/components/progress/use-record';
import type { ShownExercise } from '@/content/exercise';
import type { Counterfactual } from '@/grading/explain/counterfactual';
import { hintLead } from '@/grading/explain/hint-lead';
import type { Report } from '@/grading/judge';
import { finishSmoothly } from './finish-smoothly';

type Checked = { report: Report; answer: string; files: Record<string, string> };
type Told = { answer: string; list: readonly Counterfactual[] };

/** After the button has been seen pressed. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const nothing: ExerciseRecord = { at: 0, best: 0, passed: false, attempts: 0, hints: 0 };

/** The answer's score, and what is remembered of it. An attempt counts when its files differ from those before. */
export function useGrading(exercise: ShownExercise) {
  const record = useRecord('exercise', exercise.id) ?? nothing;
  const [checked, setChecked] = useState<Checked>();
  const [told, setTold] = useState<Told>();
  const [checking, setChecking] = useState(false);
  const [fault, setFault] = useState<string>();
  const tried = useRef(new Set<string>());

  const write = (change: Partial<ExerciseRecord>) => {
    const before = progress().read('exercise', exercise.id) ?? nothing;
    progress().write('exercise', exercise.id, { ...before, ...change, at: Date.now() });
  };

  const check = async (files: Record<string, string>) => {
    setChecking(true);
    setFault(undefined);
    await painted();
    try {
      const [{ gradeSteps }, { fetchObserver }] = await Promise.all([
        import('@/grading/judge'),
        import('@/grading/battery/kubernetes/fetch-observer'),
      ]);
      const report = await finishSmoothly(gradeSteps(exercise, files, await fetchObserver(exercise)));
      const answer = JSON.stringify(files);
      const before = progress().read('exercise', exercise.id) ?? nothing;
      const isNew = !tried.current.has(answer);
      tried.current.add(answer);
      write({
        best: Math.max(before.best, report.score),
        passed: before.passed || report.passed,
        attempts: before.attempts + (isNew ? 1 : 0),
        beliefs: [...new Set([...(before.beliefs ?? []), ...report.misconceptions.map(({ id }) => id)])],
      });
      setChecked({ report, answer, files });
      if (report.score < 100) tryRepairs(files, answer);
      return report;
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      return undefined;
    } finally {
      setChecking(false);
    }
  };

  // After the report is seen; a failure here leaves the report as it is.
  const tryRepairs = async (files: Record<string, string>, answer: string) => {
    await painted();
    const [{ counterfactuals }, { fetchObserver }] = await Promise.all([
      import('@/grading/explain/counterfactual'),
      import('@/grading/battery/kubernetes/fetch-observer'),
    ]);
    const list = await finishSmoothly(counterfactuals(exercise, files, await fetchObserver(exercise)));
    setTold({ answer, list });
  };

  /** Hints come one by one, the next after each new attempt that did not pass. */
  const hintsEarned = Math.min(exercise.hints.length, record.attempts);
  return {
    record,
    report: checked?.report,
    files: checked?.files ?? {},
    told: told && told.answer === checked?.answer ? told.list : [],
    isStale: (files: Record<string, string>) => checked !== undefined && checked.answer !== JSON.stringify(files),
    checking,
    fault,
    check,
    leads: checked ? [1, 2, 3].map((level) => hintLead(checked.report, level)) : [],
    hints: exercise.hints.slice(0, Math.min(record.hints, exercise.hints.length)),
    canHint: !record.passed && record.hints < hintsEarned,
    showHint: () => write({ hints: record.hints + 1 }),
  };
}
