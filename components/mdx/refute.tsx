import type { ReactNode } from 'react';
import { anchorOf } from './address';
import styles from './refute.module.css';

// A belief, and the two lines that refute it.
export function Refute({ belief, address, children }: { belief: ReactNode; address?: string; children: ReactNode }) {
  return (
    <div className={styles.refute} id={anchorOf(address)}>
      <p className={styles.belief}>
        <span>It is often said:</span> “{belief}”
      </p>
      <div className={styles.truth}>{children}</div>
    </div>
  );
}
