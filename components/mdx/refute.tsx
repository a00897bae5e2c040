import type { ReactNode } from 'react';
import styles from './refute.module.css';

// A belief, and the two lines that refute it.
export function Refute({ belief, children }: { belief: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.refute}>
      <p className={styles.belief}>
        <span>It is often said:</span> “{belief}”
      </p>
      <div className={styles.truth}>{children}</div>
    </div>
  );
}
