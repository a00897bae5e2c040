'use client';

import type { Counterfactual } from '@/grading/explain/counterfactual';
import type { CheckReport } from '@/grading/judge';
import { CounterfactualView } from './counterfactual';
import { InlineCode } from './inline-code';
import { LessonLink } from './lesson-link';
import { LineButton } from './line-button';
import { isEarned } from './report';
import styles from './score-panel.module.css';

type Props = {
  check: CheckReport;
  /** The point above was lost for the same reason: it is not told twice. */
  sameCause: boolean;
  onJump: (file: string, line: number) => void;
  /** The smallest repair, when one was found. */
  told?: Counterfactual | undefined;
  files: Readonly<Record<string, string>>;
  onApply: (files: Readonly<Record<string, string>>) => void;
};

/** Observed, why, which line, what next. */
export function CheckItem({ check, sameCause, onJump, told, files, onApply }: Props) {
  const { title, points, essential, observed, why, file, line, next, lesson } = check;
  const earned = isEarned(check);
  const explained = !earned && !sameCause;
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
        {sameCause && <p className={styles.next}>For the same reason.</p>}
        {explained && why && (
          <p>
            <InlineCode text={why} />
          </p>
        )}
        {explained && next && (
          <p className={styles.next}>
            <InlineCode text={next} />
          </p>
        )}
        {explained && <LessonLink slug={lesson} />}
        {explained && file && line && <LineButton file={file} line={line} onJump={onJump} />}
        {told && <CounterfactualView told={told} files={files} onApply={onApply} />}
      </div>
    </li>
  );
}
