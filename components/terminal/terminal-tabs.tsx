'use client';

import { type KeyboardEvent, useId, useRef } from 'react';
import type { Session } from './session';
import styles from './terminal-panel.module.css';
import { useSession } from './use-session';

/** The terminals of the host, in the ARIA tabs pattern: arrows move, Delete closes. */
export function TerminalTabs({ session, panel }: { session: Session; panel: string }) {
  const { terminals, active } = useSession(session);
  const list = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const current = terminals.find(({ id }) => id === active);

  const go = (id: number | undefined) => {
    if (id === undefined) return;
    session.activate(id);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = terminals.findIndex(({ id }) => id === active);
    const last = terminals.length - 1;
    if (event.key === 'ArrowRight') go(terminals[at === last ? 0 : at + 1]?.id);
    else if (event.key === 'ArrowLeft') go(terminals[at === 0 ? last : at - 1]?.id);
    else if (event.key === 'Home') go(terminals[0]?.id);
    else if (event.key === 'End') go(terminals[last]?.id);
    else if (event.key === 'Delete' && terminals.length > 1) {
      session.close(active);
      go(session.state().active);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div ref={list} className={styles.tabs} role="tablist" aria-label="Terminals" onKeyDown={onKeyDown}>
        {terminals.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-${id}`}
            aria-selected={id === active}
            aria-controls={id === active ? panel : undefined}
            tabIndex={id === active ? 0 : -1}
            onClick={() => session.activate(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <button type="button" className={styles.small} aria-label="New terminal" onClick={() => session.open()}>
        +
      </button>
      {terminals.length > 1 && current && (
        <button
          type="button"
          className={styles.small}
          aria-label={`Close ${current.title}`}
          onClick={() => session.close(active)}
        >
          ×
        </button>
      )}
    </>
  );
}
