'use client';

import { useEffect, useRef } from 'react';
import { useDesk } from '@/components/terminal/desk-context';
import styles from './incident.module.css';
import { IncidentWork } from './incident-work';
import { useIncident } from './use-incident';

type Props = { id: string; name: string; onAgain: () => void; onLeave: () => void };

/** Where an incident is worked on: its host, and beside it the notes, the cause, the close. */
export function IncidentDesk({ id, name, onAgain, onLeave }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { taken, fault } = useIncident(name);
  const { cover } = useDesk();

  // The button that was pressed is gone.
  useEffect(() => place.current?.focus({ preventScroll: true }), []);

  // While this is in view, the lesson's own terminal is not offered.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const seen = new IntersectionObserver((entries) => cover(element, entries.at(-1)?.isIntersecting ?? false));
    seen.observe(element);
    return () => {
      seen.disconnect();
      cover(element, false);
    };
  }, [cover]);

  return (
    <div ref={place} className={styles.desk} tabIndex={-1}>
      {fault && <p role="alert">The incident could not be opened: {fault}. Is there a network?</p>}
      {taken ? (
        <IncidentWork id={id} taken={taken} onAgain={onAgain} onLeave={onLeave} />
      ) : (
        <p role="status">The host is being fetched…</p>
      )}
    </div>
  );
}
