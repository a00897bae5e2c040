'use client';

import { useState } from 'react';
import { EffectiveCommand } from '@/components/score/effective-command';
import { InlineCode } from '@/components/score/inline-code';
import buttons from '@/components/site/button.module.css';
import type { Judged } from '@/grading/report/inspection';
import { AnswerList } from './answer-list';
import { FindingList } from './finding-list';
import styles from './inspect.module.css';
import type { Inspected } from './use-judge';
import { WarningList } from './warning-list';

type Props = { judgement: Inspected; onJump: (file: string, line: number) => void };

export function ReportView({ judgement, onJump }: Props) {
  const { judged, running, problem, failed } = judgement;
  const [name, setName] = useState('');
  const worst = judged.toSorted((a, b) => a.report.score - b.report.score)[0];
  const shown = judged.find((one) => one.name === name) ?? worst;

  return (
    <section className={styles.report} aria-label="Process report" aria-busy={running}>
      {failed !== undefined && <p role="alert">{failed}</p>}
      {problem !== undefined && (
        <p className={styles.problem}>
          <InlineCode text={problem} />
        </p>
      )}
      {judged.length > 1 && (
        <fieldset className={styles.services}>
          <legend>Service</legend>
          {judged.map((one) => (
            <button
              key={one.name}
              type="button"
              className={buttons.button}
              aria-pressed={one === shown}
              onClick={() => setName(one.name)}
            >
              {one.name} <span>{one.report.band}</span>
            </button>
          ))}
        </fieldset>
      )}
      {shown ? (
        <>
          <Verdict judged={shown} running={running} />
          <AnswerList answers={shown.answers} />
          {shown.diagram && <EffectiveCommand {...shown.diagram} />}
          <FindingList findings={shown.report.findings} onJump={onJump} />
          <WarningList warnings={shown.warnings} onJump={onJump} />
        </>
      ) : (
        <p className={styles.empty}>The report appears here while you type.</p>
      )}
    </section>
  );
}

function Verdict({ judged: { report }, running }: { judged: Judged; running: boolean }) {
  const { band, score, simulated, reason } = report;
  return (
    <header className={styles.verdict}>
      <p className={styles.band} data-band={band}>
        <span className="visually-hidden">Band </span>
        {band}
      </p>
      <div>
        <p className={styles.score}>
          <strong>{score}</strong> of 100
        </p>
        <p className={styles.how} role="status">
          {running ? (
            'Read from the files. The container is about to run…'
          ) : simulated ? (
            'Built, run and stopped in the simulator.'
          ) : (
            <>
              Read from the files, not run: <InlineCode text={reason ?? ''} />
            </>
          )}
        </p>
      </div>
    </header>
  );
}
