import styles from './inspect.module.css';
import type { Warned } from './judge-messages';

type Props = { warned: readonly Warned[]; onJump: (file: string, line: number) => void };

/** Style, which costs no points. */
export function WarningList({ warned, onJump }: Props) {
  if (warned.length === 0) return null;
  return (
    <details className={styles.warnings}>
      <summary>
        <code>docker build --check</code> also says ({warned.length})
      </summary>
      <ul>
        {warned.map(({ rule, detail, line }) => (
          <li key={`${rule} ${line} ${detail}`}>
            <button type="button" onClick={() => onJump('Dockerfile', line)}>
              line {line}
            </button>{' '}
            {detail} <span>{rule}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
