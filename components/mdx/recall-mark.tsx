'use client';

import { answered } from '@/components/progress/schedule';
import { useRecord, useStore } from '@/components/progress/use-record';
import styles from './recall.module.css';

/** The reader’s own verdict on an answer that was recalled; it decides when the question comes back. */
export function RecallMark({ name, onMarked }: { name: string; onMarked?: (right: boolean) => void }) {
  const store = useStore();
  const record = useRecord('recall', name);
  const mark = (right: boolean) => {
    const now = Date.now();
    store().write('recall', name, answered(store().read('recall', name), right, now));
    onMarked?.(right);
  };
  const days = record && Math.round((record.due - record.at) / 86_400_000);
  return (
    <p className={styles.mark}>
      <button type="button" onClick={() => mark(true)}>
        I knew it
      </button>
      <button type="button" onClick={() => mark(false)}>
        Not yet
      </button>
      <span role="status">
        {record &&
          (days ? `Noted. It comes back in ${days === 1 ? 'a day' : `${days} days`}.` : 'Noted. It comes back soon.')}
      </span>
    </p>
  );
}
