'use client';

import { useEffect, useId, useState } from 'react';
import { Confirm } from '@/components/site/confirm';
import { FilePanel } from './file-panel';
import { LogView } from './log-view';
import { RunBar } from './run-bar';
import type { Session } from './session';
import { TerminalFailure } from './terminal-failure';
import { TerminalPane } from './terminal-pane';
import styles from './terminal-panel.module.css';
import { TerminalTabs } from './terminal-tabs';
import { useSession } from './use-session';
import { chosenView, keepView } from './view-choice';

type Props = {
  session: Session;
  /** Grows with each wish to have the keyboard in the terminal. */
  focused: number;
};

/** The host's terminals with all that belongs to them. */
export function TerminalPanel({ session, focused }: Props) {
  const { phase, terminals, active } = useSession(session);
  const [view, setView] = useState(chosenView);
  const [asking, setAsking] = useState(false);
  const panel = useId();
  const [editing, setEditing] = useState<string>();

  useEffect(
    () =>
      session.onEdit((path) => {
        setEditing(path);
        return true;
      }, true),
    [session],
  );

  const choose = () => {
    const next = view === 'log' ? 'screen' : 'log';
    setView(next);
    keepView(next);
  };

  if (phase === 'failed') return <TerminalFailure session={session} />;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <TerminalTabs session={session} panel={panel} />
        <span className={styles.gap} />
        <button type="button" className={styles.small} aria-pressed={view === 'log'} onClick={choose}>
          Log view
        </button>
        <button type="button" className={styles.small} onClick={() => setAsking(true)}>
          Reset<span className={styles.wide}> machine</span>
        </button>
      </div>
      <div className={styles.body} id={panel} role="tabpanel" aria-label={`Terminal ${active}`}>
        {phase === 'starting' && terminals.length === 0 && <p className={styles.starting}>The machine is starting…</p>}
        {terminals.map((terminal) => (
          <div key={terminal.id} className={styles.view} hidden={terminal.id !== active}>
            {view === 'screen' ? (
              <TerminalPane session={session} terminal={terminal} focused={terminal.id === active ? focused : 0} />
            ) : (
              <LogView session={session} terminal={terminal} focused={terminal.id === active ? focused : 0} />
            )}
          </div>
        ))}
        <RunBar session={session} />
      </div>
      {editing !== undefined && (
        <FilePanel key={editing} session={session} path={editing} onClose={() => setEditing(undefined)} />
      )}
      {view === 'screen' && (
        <p className={styles.hint}>
          <kbd>Esc</kbd>, then <kbd>Tab</kbd>, leaves the terminal
        </p>
      )}
      <Confirm
        open={asking}
        title="Reset the machine?"
        action="Reset the machine"
        onConfirm={() => session.reset()}
        onClose={() => setAsking(false)}
      >
        Containers, images you built and files you made at the prompt are removed. The editor’s files stay.
      </Confirm>
    </div>
  );
}
