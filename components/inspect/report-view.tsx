'use client';

import { useState } from 'react';
import { InlineCode } from '@/components/score/inline-code';
import { AnswerList } from './answer-list';
import { FindingList } from './finding-list';
import styles from './inspect.module.css';
import type { Judged } from './judge-messages';
import { ReportProcesses } from './report-processes';
import type { Judgement } from './use-judge';
import { WarningList } from './warning-list';

type Props = { judgement: Judgement; onJump: (file: string, line: number) => void };

export function ReportView({ judgement, onJump }: Props) {
  const { judged, warned, running, problem, failed } = judgement;
  const [name, setName] = useState('');
  const shown = judged.find((one) => one.name === name) ?? judged[0];

  return (
    <section className={styles.report} aria-label="Process report" aria-busy={running}>
      {failed !== undefined && <p role="alert">{failed}</p>}
      {problem !== undefined && (
        <p className={styles.problem}>
          The Compose file can’t be followed: <code>{problem}</code>
        </p>
      )}
      {judged.length > 1 && (
        <fieldset className={styles.services}>
          <legend>Service</legend>
          {judged.map((one) => (
            <button key={one.name} type="button" aria-pressed={one === shown} onClick={() => setName(one.name)}>
              {one.name} <span>{one.report.band}</span>
            </button>
          ))}
        </fieldset>
      )}
      {shown ? (
        <>
          <Verdict judged={shown} running={running} />
          <AnswerList answers={shown.answers} />
          <ReportProcesses report={shown.report} />
          <FindingList findings={shown.report.findings} onJump={onJump} />
        </>
      ) : (
        <p className={styles.empty}>The report appears here while you type.</p>
      )}
      <WarningList warned={warned} onJump={onJump} />
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
