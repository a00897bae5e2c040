'use client';

import { InlineCode } from '@/components/score/inline-code';
import styles from './workbench.module.css';

/** The hints asked for so far, newest last; each begins with what was seen of the answer. */
export function Hints({ hints, leads }: { hints: readonly string[]; leads: readonly (string | undefined)[] }) {
  if (hints.length === 0) return null;
  return (
    <section className={styles.hints} aria-label="Hints">
      <ol className={styles.hintList}>
        {hints.map((hint, index) => (
          <li key={hint}>
            {leads[index] && (
              <p>
                <InlineCode text={leads[index]} />
              </p>
            )}
            <p>
              <InlineCode text={hint} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
