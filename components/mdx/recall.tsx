import type { ReactNode } from 'react';
import { anchorOf } from './address';
import styles from './recall.module.css';
import { RecallMark } from './recall-mark';

// A question from earlier; the answer waits under it. Works without any script; with one, it comes back another day.
export function Recall({
  question,
  address,
  children,
}: {
  question: ReactNode;
  address?: string;
  children: ReactNode;
}) {
  return (
    <details className={styles.recall} id={anchorOf(address)}>
      <summary>
        <span className={styles.label}>Recall</span> {question}
      </summary>
      <div className={styles.answer}>
        {children}
        {address && <RecallMark name={address} />}
      </div>
    </details>
  );
}
