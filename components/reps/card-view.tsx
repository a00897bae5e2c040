'use client';

import { useState } from 'react';
import type { RecallCard } from './items';
import styles from './practice.module.css';

type Props = { card: RecallCard; onMarked: (right: boolean) => void; onNext: () => void };

/** A question to answer in one's head; the reader says whether it was known. */
export function CardView({ card, onMarked, onNext }: Props) {
  const [shown, setShown] = useState(false);
  const mark = (right: boolean) => {
    onMarked(right);
    onNext();
  };
  return (
    <div className={styles.card}>
      <p className={styles.question}>{card.question}</p>
      <div className={styles.answer} aria-live="polite">
        {shown && card.answer}
      </div>
      <p className={styles.actions}>
        {shown ? (
          <>
            <button type="button" className={styles.main} onClick={() => mark(true)}>
              I knew it
            </button>
            <button type="button" onClick={() => mark(false)}>
              Not yet
            </button>
          </>
        ) : (
          <button type="button" className={styles.main} onClick={() => setShown(true)}>
            Show the answer
          </button>
        )}
      </p>
    </div>
  );
}
