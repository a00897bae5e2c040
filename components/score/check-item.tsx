'use client';

import { InlineCode } from './inline-code';
import { type CheckResult, earnedPoints, isEarned } from './report';
import styles from './score-panel.module.css';

type Props = { check: CheckResult; onJump: (file: string, line: number) => void };

/** Observed, why, which line, what next. */
export function CheckItem({ check, onJump }: Props) {
  const { points, essential, observed, why, file, line, next } = check;
  const earned = isEarned(check);
  return (
    <li className={styles.check} data-earned={earned}>
      <p className={styles.points}>
        <span aria-hidden="true">{earned ? '✓' : '–'}</span> {earnedPoints(check)} of {points}
        {essential && !earned && <span className={styles.essential}>essential</span>}
      </p>
      <div className={styles.words}>
        <p className={styles.observed}>
          <InlineCode text={observed} />
        </p>
        {!earned && why && (
          <p>
            <InlineCode text={why} />
          </p>
        )}
        {!earned && next && (
          <p className={styles.next}>
            <InlineCode text={next} />
          </p>
        )}
        {!earned && file && line && (
          <button type="button" onClick={() => onJump(file, line)}>
            {file}, line {line}
          </button>
        )}
      </div>
    </li>
  );
}
