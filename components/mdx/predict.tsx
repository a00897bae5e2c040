'use client';

import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useRecord, useStore } from '@/components/progress/use-record';
import { anchorOf } from './address';
import styles from './predict.module.css';

type Props = {
  /** Unique in the course, e.g. pid-1/shell-form-stop: the choice is remembered under it. */
  id: string;
  question: ReactNode;
  options: string[];
  /** Index of the right option. */
  answer: number;
  address?: string;
  /** The note shown with the answer. */
  children: ReactNode;
};

// Predict, then see. A number key, or a choice and the button, commits; then the answer and its note appear.
export function Predict({ id, question, options, answer, address, children }: Props) {
  const name = useId();
  const store = useStore();
  const committed = useRecord('prediction', id)?.choice;
  const [choice, setChoice] = useState<number>();
  const revealed = committed !== undefined && committed < options.length;

  const commit = (chosen: number | undefined) => {
    if (chosen !== undefined) store().write('prediction', id, { at: Date.now(), choice: chosen });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    commit(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = Number(event.key) - 1;
    if (!revealed && options[chosen] !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) commit(chosen);
  };

  return (
    <form className={styles.predict} id={anchorOf(address)} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <fieldset disabled={revealed}>
        <legend className={styles.question}>{question}</legend>
        {options.map((option, index) => (
          <label key={option} className={styles.option} data-verdict={verdict(index, committed, answer, revealed)}>
            <input
              type="radio"
              name={name}
              checked={(revealed ? committed : choice) === index}
              onChange={() => setChoice(index)}
            />
            <span className={styles.key} aria-hidden="true">
              {index + 1}
            </span>
            <span>{option}</span>
          </label>
        ))}
      </fieldset>
      {!revealed && (
        <p className={styles.commit}>
          <button type="submit" disabled={choice === undefined}>
            Show the answer
          </button>
          <span>or press 1 to {options.length}</span>
        </p>
      )}
      <div className={styles.answer} aria-live="polite">
        <p className={styles.verdict} hidden={!revealed}>
          {committed === answer ? 'As you predicted.' : `The answer: ${options[answer]}.`}
        </p>
        <div hidden={!revealed}>{children}</div>
      </div>
      {revealed && (
        <button type="button" className={styles.again} onClick={() => store().remove('prediction', id)}>
          Predict again
        </button>
      )}
    </form>
  );
}

function verdict(index: number, committed: number | undefined, answer: number, revealed: boolean) {
  if (!revealed) return undefined;
  if (index === answer) return 'right';
  return index === committed ? 'wrong' : 'other';
}
