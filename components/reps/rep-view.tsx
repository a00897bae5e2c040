'use client';

import { type FormEvent, type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { InlineCode } from '@/components/score/inline-code';
import type { ShownRep } from '@/content/rep';
import { isRight, pose } from './pose';
import styles from './practice.module.css';

type Props = {
  rep: ShownRep;
  /** How often it was asked before: each time with other values. */
  turn: number;
  onMarked: (right: boolean) => void;
  onNext: () => void;
};

export function RepView({ rep, turn, onMarked, onNext }: Props) {
  // The turn it began with: its own answer counts, too.
  const [first] = useState(turn);
  const question = useMemo(() => pose(rep, String(first)), [rep, first]);
  const [given, setGiven] = useState<string>();
  const [typed, setTyped] = useState('');
  const next = useRef<HTMLButtonElement>(null);
  const name = useId();
  const { ask, code, options, answer, because } = question;

  const give = (value: string) => {
    if (given !== undefined || value.trim() === '') return;
    setGiven(value);
    onMarked(isRight(question, value));
    requestAnimationFrame(() => next.current?.focus());
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    give(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = options?.[Number(event.key) - 1];
    if (option !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) give(option);
  };
  const verdict = (option: string) =>
    given === undefined ? undefined : option === answer ? 'right' : option === given ? 'wrong' : 'other';

  return (
    <form className={styles.card} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <fieldset disabled={given !== undefined}>
        <legend className={styles.question}>
          <InlineCode text={ask} />
        </legend>
        {code && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
          <pre className={styles.code} tabIndex={0}>
            {code}
          </pre>
        )}
        {options?.map((option, at) => (
          <button
            key={option}
            type="button"
            className={styles.option}
            data-verdict={verdict(option)}
            onClick={() => give(option)}
          >
            <span className={styles.key} aria-hidden="true">
              {at + 1}
            </span>
            {option}
          </button>
        ))}
        {!options && (
          <p className={styles.typed}>
            <label htmlFor={name}>Your answer</label>
            <input
              id={name}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <button type="submit">Answer</button>
          </p>
        )}
      </fieldset>
      <div aria-live="polite">
        {given !== undefined && (
          <div className={styles.answer}>
            <p className={styles.verdict} data-right={isRight(question, given)}>
              {isRight(question, given) ? 'Right.' : `The answer: ${answer}`}
            </p>
            <p>
              <InlineCode text={because} />
            </p>
          </div>
        )}
      </div>
      {given !== undefined && (
        <p className={styles.actions}>
          <button ref={next} type="button" className={styles.main} onClick={onNext}>
            Next
          </button>
        </p>
      )}
    </form>
  );
}
