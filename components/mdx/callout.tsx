import type { ReactNode } from 'react';
import { anchorOf } from './address';
import styles from './callout.module.css';

export function Callout({ title, address, children }: { title?: string; address?: string; children: ReactNode }) {
  return (
    <aside className={styles.callout} id={anchorOf(address)}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </aside>
  );
}
