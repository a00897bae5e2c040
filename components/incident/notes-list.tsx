'use client';

import { InlineCode } from '@/components/score/inline-code';
import styles from './incident.module.css';
import type { TakenIncident } from './take-incident';
import { useNotes } from './use-incident';

/** The evidence so far. What is still to be found is not said. */
export function NotesList({ taken }: { taken: TakenIncident }) {
  const notes = useNotes(taken);
  const titles = new Map(taken.incident.evidence.map(({ id, title }) => [id, title]));
  return (
    <section className={styles.notes} aria-label="Notes">
      <h4>Noted so far</h4>
      {notes.length === 0 && <p className={styles.none}>Nothing yet. Look around; nothing is lost by looking.</p>}
      <ol aria-live="polite">
        {notes.map(({ id, command, inTime }) => (
          <li key={id}>
            <p>
              <InlineCode text={titles.get(id) ?? ''} />
              {!inTime && ' (seen after the first act)'}
            </p>
            <p className={styles.source}>
              <code>{command}</code>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
