import type { ReactNode } from 'react';
import { anchorOf } from './address';
import styles from './cheat-line.module.css';

// One line to take away.
export function CheatLine({ address, children }: { address?: string; children: ReactNode }) {
  return (
    <aside className={styles.line} id={anchorOf(address)} aria-label="To take away">
      <span className={styles.label}>To take away</span>
      <div>{children}</div>
    </aside>
  );
}
