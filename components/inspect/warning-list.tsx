import { LineButton } from '@/components/score/line-button';
import type { BuildWarning } from '@/grading/report/build-warnings';
import styles from './inspect.module.css';

type Props = { warnings: readonly BuildWarning[]; onJump: (file: string, line: number) => void };

/** Style, which costs no points. */
export function WarningList({ warnings, onJump }: Props) {
  if (warnings.length === 0) return null;
  return (
    <details className={styles.warnings}>
      <summary>
        <code>docker build --check</code> also says ({warnings.length})
      </summary>
      <ul>
        {warnings.map(({ rule, detail, file, line }) => (
          <li key={`${rule} ${line} ${detail}`}>
            <LineButton file={file} line={line} onJump={onJump} alone /> {detail} <span>{rule}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
