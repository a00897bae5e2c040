'use client';

import { useState } from 'react';
import { progress } from './progress';
import styles from './progress-panel.module.css';

type Stage = 'idle' | 'asking' | 'done';

export function DeleteProgress({ onDeleted }: { onDeleted: () => void }) {
  const [stage, setStage] = useState<Stage>('idle');
  const remove = () => {
    progress().clear();
    setStage('done');
    onDeleted();
  };

  if (stage === 'asking') {
    return (
      <fieldset className={styles.actions} aria-label="Delete everything?">
        <p>Every draft, score and prediction in this browser goes. This can’t be undone.</p>
        <button type="button" className={`${styles.button} ${styles.danger}`} onClick={remove}>
          Delete for good
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: the question replaced the button that had the focus */}
        <button type="button" className={styles.button} autoFocus onClick={() => setStage('idle')}>
          Keep it
        </button>
      </fieldset>
    );
  }
  return (
    <p className={styles.actions}>
      <button type="button" className={styles.button} onClick={() => setStage('asking')}>
        Delete my data
      </button>
      <span role="status">{stage === 'done' && 'Deleted.'}</span>
    </p>
  );
}
