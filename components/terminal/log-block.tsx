import { memo } from 'react';
import type { LogBlock } from './log';
import styles from './log-view.module.css';

export const LogBlockItem = memo(function LogBlockItem({ block }: { block: LogBlock }) {
  const { prompt, command, output, dropped } = block;
  return (
    <li className={styles.block}>
      {(prompt || command) && (
        <p className={styles.command}>
          {prompt && <span>{prompt} </span>}
          <code>{command}</code>
        </p>
      )}
      {dropped > 0 && <p className={styles.dropped}>{dropped} earlier lines are not kept.</p>}
      {output && <pre>{output}</pre>}
    </li>
  );
});
