'use client';

import { useState } from 'react';
import { ScorePanel } from '@/components/score/score-panel';
import buttons from '@/components/site/button.module.css';
import { TerminalPanel } from '@/components/terminal/terminal-panel';
import { Hints } from '@/components/workbench/hints';
import { Diagnosis } from './diagnosis';
import styles from './incident.module.css';
import { ModelWalk } from './model-walk';
import { NotesList } from './notes-list';
import type { TakenIncident } from './take-incident';
import { useClosing } from './use-closing';

type Props = { id: string; taken: TakenIncident; onAgain: () => void; onLeave: () => void };

export function IncidentWork({ id, taken, onAgain, onLeave }: Props) {
  const { incident, session } = taken;
  const [named, setNamed] = useState<readonly string[]>([]);
  const { report, closing, fault, close, hints, showHint } = useClosing(id, taken);
  const isRight = incident.causes.some((cause) => cause.right && named.includes(cause.id));

  return (
    <>
      <section className={styles.terminal} aria-label="Terminal of the incident">
        <TerminalPanel session={session} focused={0} />
      </section>
      <p className={styles.help}>
        Every command you enter here is read with you: what it shows is noted below. Files are in this folder;{' '}
        <code>vi FILE</code> opens one. Reloading the page starts the incident afresh.
      </p>
      <div className={styles.sides}>
        <NotesList taken={taken} />
        <Diagnosis causes={incident.causes} named={named} onName={(cause) => setNamed([...named, cause])} />
      </div>
      <div className={styles.actions}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.main}`}
          disabled={named.length === 0}
          aria-disabled={closing}
          onClick={() => closing || close(named)}
        >
          Close the incident
        </button>
        {hints < incident.hints.length && (
          <button type="button" className={buttons.button} onClick={showHint}>
            {hints === 0 ? 'Show a hint' : 'Show another hint'}
          </button>
        )}
        <button type="button" className={buttons.button} onClick={onAgain}>
          Start again
        </button>
        <button type="button" className={buttons.button} onClick={onLeave}>
          Leave
        </button>
        <p className={styles.said} role="status">
          {fault ??
            (closing
              ? 'The service is being tried…'
              : report
                ? `${report.score} of 100.`
                : isRight
                  ? 'Mend it on this host, then close the incident.'
                  : 'Look first, then name the cause, then mend it.')}
        </p>
      </div>
      <Hints hints={incident.hints.slice(0, hints)} leads={[]} />
      {report && (
        <>
          <ScorePanel
            report={report}
            verdict={
              report.passed
                ? 'Closed. The service holds.'
                : 'Not closed yet. What is missing is below; the host is still yours.'
            }
            stale={false}
            onJump={() => {}}
            told={[]}
            files={{}}
            onApply={() => {}}
          />
          <ModelWalk model={incident.model} />
        </>
      )}
    </>
  );
}
