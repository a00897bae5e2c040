import { InlineCode } from '@/components/score/inline-code';
import { LessonLink } from '@/components/score/lesson-link';
import { LineButton } from '@/components/score/line-button';
import type { Finding } from '@/grading/findings/rule';
import styles from './inspect.module.css';

type Props = { findings: readonly Finding[]; onJump: (file: string, line: number) => void };

/** What was found, why it matters, and what to do. */
export function FindingList({ findings, onJump }: Props) {
  if (findings.length === 0) return <p className={styles.clean}>Nothing to say against it.</p>;
  return (
    <>
      <h2>{findings.length === 1 ? 'One finding' : `${findings.length} findings`}</h2>
      <ol className={styles.findings}>
        {findings.map(({ id, severity, file, line, message, why, fix, lesson }) => (
          <li key={`${id} ${file} ${line} ${message}`} data-severity={severity}>
            <p className={styles.place}>
              <span>{severity}</span>
              {line === null ? file : <LineButton file={file} line={line} onJump={onJump} />}
            </p>
            <p className={styles.claim}>
              <InlineCode text={message} />
            </p>
            <p>
              <InlineCode text={why} />
            </p>
            <p className={styles.fix}>
              <InlineCode text={fix} />
            </p>
            {lesson !== undefined && <LessonLink slug={lesson} />}
          </li>
        ))}
      </ol>
    </>
  );
}
