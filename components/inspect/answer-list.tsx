import { InlineCode } from '@/components/score/inline-code';
import type { Answer } from '@/grading/report/answers';
import styles from './inspect.module.css';

const marks = { good: '✓', bad: '✗', open: '?' } as const;
const spoken = { good: 'good', bad: 'a problem', open: 'open' } as const;

export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl className={styles.answers}>
      {answers.map(({ id, question, answer, because, tone }) => (
        <div key={id} data-tone={tone}>
          <dt>{question}</dt>
          <dd>
            <p className={styles.answer}>
              <span aria-hidden="true">{marks[tone]}</span>
              <span className="visually-hidden">{spoken[tone]}: </span> <InlineCode text={answer} />
            </p>
            <p>
              <InlineCode text={because} />
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
