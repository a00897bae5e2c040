'use client';

import type { CheckReport } from '@/grading/grade';
import { InlineCode } from './inline-code';
import { isEarned } from './report';
import styles from './score-panel.module.css';

type Props = { check: CheckReport; onJump: (file: string, line: number) => void };

/** Observed, why, which line, what next. */
export function CheckItem({ check, onJump }: Props) {
  const { title, points, essential, observed, why, file, line, next } = check;
  const earned = isEarned(check);
  return (
    <li className={styles.check} data-earned={earned}>
      <p className={styles.points}>
        <span aria-hidden="true">{earned ? '✓' : '–'}</span> {check.earned} of {points}
        {essential && !earned && <span className={styles.essential}>essential</span>}
      </p>
      <div className={styles.words}>
        <p className={styles.claim}>
          <InlineCode text={title} />
        </p>
        <p>
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
