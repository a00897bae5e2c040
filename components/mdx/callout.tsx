import type { ReactNode } from 'react';
import styles from './callout.module.css';

export function Callout({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <aside className={styles.callout}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </aside>
  );
}
