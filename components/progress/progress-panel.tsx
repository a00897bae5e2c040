'use client';

import { useState } from 'react';
import type { LessonFacts } from '@/content/lesson-facts';
import { DeleteProgress } from './delete-progress';
import { progress } from './progress';
import { mergeSnapshots, readProgressFile, writeProgressFile } from './progress-file';
import styles from './progress-panel.module.css';
import type { Saved } from './progress-store';
import { ProgressSummary } from './progress-summary';

const afterImport: Record<Saved, string> = {
  saved: 'Imported. Where both had a draft, the newer is shown and the older is kept as a version.',
  full: 'This browser has no room left for the file. Nothing was changed.',
  off: 'This browser keeps no data for this site, so nothing can be imported. Nothing was changed.',
};

function download() {
  const now = new Date();
  const file = new Blob([writeProgressFile(progress().snapshot(), now)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `pid-one-progress-${now.toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function importFrom(file: File): Promise<string> {
  const reading = readProgressFile(await file.text());
  if ('problem' in reading) return reading.problem;
  return afterImport[progress().replace(mergeSnapshots(progress().snapshot(), reading.records))];
}

export function ProgressPanel({ lessons }: { lessons: readonly LessonFacts[] }) {
  const [message, setMessage] = useState('');
  return (
    <div className={styles.panel}>
      <ProgressSummary lessons={lessons} />
      <h2>Take it with you</h2>
      <p className={styles.actions}>
        <button type="button" className={styles.button} onClick={download}>
          Export to a file
        </button>
        <label className={styles.button}>
          Import a file
          <input
            className="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={async ({ target }) => {
              const [file] = target.files ?? [];
              if (file) setMessage(await importFrom(file));
              target.value = '';
            }}
          />
        </label>
      </p>
      <p className={styles.message} role="status">
        {message}
      </p>
      <h2>Delete it</h2>
      <DeleteProgress onDeleted={() => setMessage('')} />
    </div>
  );
}
