import type { ReactNode } from 'react';
import styles from './cheat-line.module.css';

// One line to take away.
export function CheatLine({ children }: { children: ReactNode }) {
  return (
    <aside className={styles.line} aria-label="To take away">
      <span className={styles.label}>To take away</span>
      <div>{children}</div>
    </aside>
  );
}
