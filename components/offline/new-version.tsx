'use client';

import { useEffect, useState } from 'react';
import { keepOffline } from './keep-offline';
import styles from './new-version.module.css';

/** Keeps the course for work without network, and says when a newer one is there. */
export function NewVersion() {
  const [reload, setReload] = useState<() => void>();

  useEffect(() => keepOffline((takeOver) => setReload(() => takeOver)), []);

  return (
    <div role="status">
      {reload && (
        <div className={styles.banner}>
          <span>A new version of the course is here. This page goes on working as it is.</span>
          <button type="button" onClick={reload}>
            Reload
          </button>
          <button type="button" onClick={() => setReload(undefined)}>
            Later
          </button>
        </div>
      )}
    </div>
  );
}
