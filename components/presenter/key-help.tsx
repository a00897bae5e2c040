'use client';

import { useEffect, useRef } from 'react';
import styles from './key-help.module.css';
import { stageKeys } from './stage-keys';

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="stage-keys" onClose={onClose}>
      <h2 id="stage-keys">Keys</h2>
      <dl className={styles.keys}>
        {stageKeys.map(({ shown, does }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>1 – 9</kbd>
          </dt>
          <dd>Commit to an option of the prediction shown</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc Tab</kbd>
          </dt>
          <dd>From the terminal back to the slides</dd>
        </div>
      </dl>
      <button type="button" className={styles.close} onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}
