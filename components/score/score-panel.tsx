'use client';

import { useEffect, useRef } from 'react';
import type { Counterfactual } from '@/grading/explain/counterfactual';
import type { CheckReport, Report } from '@/grading/judge';
import { Belief } from './belief';
import { CheckItem } from './check-item';
import { EffectiveCommand } from './effective-command';
import { isEarned } from './report';
import styles from './score-panel.module.css';
import { TradeOffTable } from './trade-off-table';

type Props = {
  report: Report;
  /** In place of the usual sentence. */
  verdict?: string;
  /** The files have changed since. */
  stale: boolean;
  onJump: (file: string, line: number) => void;
  /** Repairs that were tried, as they come in after the report. */
  told: readonly Counterfactual[];
  /** As they were when they were checked. */
  files: Readonly<Record<string, string>>;
  onApply: (files: Readonly<Record<string, string>>) => void;
};

/** What was observed, point by point. Lost points come first: they are what to work on. */
export function ScorePanel({ report, verdict, stale, onJump, told, files, onApply }: Props) {
  const header = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new report is brought into view
  useEffect(() => {
    header.current?.scrollIntoView({ block: 'nearest' });
  }, [report]);
  const lost = report.checks.filter((check) => !isEarned(check));
  const earned = report.checks.filter(isEarned);
  return (
    <section className={styles.panel} aria-label="Score" data-passed={report.passed}>
      <header ref={header} className={styles.header}>
        <p className={styles.score}>
          <strong>{report.score}</strong> of 100
        </p>
        <p className={styles.verdict}>{verdict ?? verdictOf(report)}</p>
        {stale && <p className={styles.stale}>Your files have changed since this check.</p>}
      </header>
      {lost.length > 0 && (
        <>
          <h3>What to work on</h3>
          <ul className={styles.checks}>
            {lost.map((check, index) => (
              <CheckItem
                key={check.id}
                check={check}
                sameCause={isSameCause(check, lost[index - 1])}
                onJump={onJump}
                told={firstTold(told, check.id)}
                files={files}
                onApply={onApply}
              />
            ))}
          </ul>
        </>
      )}
      {report.diagram && (
        <details>
          <summary>What your command becomes</summary>
          <EffectiveCommand {...report.diagram} />
        </details>
      )}
      {report.tradeOff && <TradeOffTable {...report.tradeOff} />}
      {report.misconceptions.map((one) => (
        <Belief key={one.id} {...one} />
      ))}
      {earned.length > 0 && (
        <>
          <h3>What held</h3>
          <ul className={styles.checks}>
            {earned.map((check) => (
              <CheckItem
                key={check.id}
                check={check}
                sameCause={false}
                onJump={onJump}
                files={files}
                onApply={onApply}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The same repair may regain several points: it is shown with the first. */
const firstTold = (told: readonly Counterfactual[], id: string): Counterfactual | undefined => {
  const own = told.find((one) => one.id === id);
  const first = own && told.find((one) => one.says.join() === own.says.join());
  return first === own ? own : undefined;
};

const isSameCause = (check: CheckReport, before: CheckReport | undefined): boolean =>
  before !== undefined && check.why !== null && check.why === before.why && check.line === before.line;

export function verdictOf({ passed, score }: Report): string {
  if (passed && score === 100) return 'Passed. Every observation is as it should be.';
  if (passed) return 'Passed. What is essential holds; the rest is below.';
  return 'Not there yet. The reasons are below, with the lines they come from.';
}
