'use client';

import type { DraftFiles } from '@/components/editor/draft-files';
import styles from './workbench.module.css';

/** Says when another tab of the browser has a newer text of the file in front. */
export function OtherTab({ files, path }: { files: DraftFiles; path: string }) {
  if (files.foreign(path) === undefined) return null;
  return (
    <p className={styles.other} role="status">
      <span>
        <code>{path}</code> was changed in another tab. If you go on typing here, that text is kept among the earlier
        ones.
      </span>
      <button type="button" onClick={() => files.adopt(path)}>
        Take that text
      </button>
    </p>
  );
}
