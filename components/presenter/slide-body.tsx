import type { Part } from '@/content/lesson-parts';
import styles from './stage.module.css';

/** Two pieces of code stand beside each other, all else below each other. */
export function SlideBody({ parts }: { parts: readonly Part[] }) {
  const beside =
    parts.length === 2 && parts.every(({ kind }) => kind === 'code' || kind === 'Predict' || kind === 'Refute');
  return (
    <div className={styles.parts} data-beside={beside}>
      {parts.map(({ node }) => node)}
    </div>
  );
}
