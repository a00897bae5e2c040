'use client';

import styles from './workbench.module.css';

/** The hints asked for so far, newest last. */
export function Hints({ hints }: { hints: readonly string[] }) {
  if (hints.length === 0) return null;
  return (
    <section className={styles.hints} aria-label="Hints">
      <ol className={styles.hintList}>
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
    </section>
  );
}
