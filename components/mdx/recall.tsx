import type { ReactNode } from 'react';
import styles from './recall.module.css';

// A question from earlier; the answer waits under it. Works without any script.
export function Recall({ question, children }: { question: ReactNode; children: ReactNode }) {
  return (
    <details className={styles.recall}>
      <summary>
        <span className={styles.label}>Recall</span> {question}
      </summary>
      <div className={styles.answer}>{children}</div>
    </details>
  );
}
