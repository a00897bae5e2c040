'use client';

import { type FormEvent, useId, useState } from 'react';
import { InlineCode } from '@/components/score/inline-code';
import buttons from '@/components/site/button.module.css';
import type { ShownIncident } from '@/content/incident';
import styles from './incident.module.css';

type Props = { causes: ShownIncident['causes']; named: readonly string[]; onName: (cause: string) => void };

/** One cause is named; a wrong one is answered with the evidence against it, and another may be named. */
export function Diagnosis({ causes, named, onName }: Props) {
  const [choice, setChoice] = useState<string>();
  const group = useId();
  const last = causes.find(({ id }) => id === named.at(-1));
  const done = last?.right ?? false;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice !== undefined && !named.includes(choice)) onName(choice);
  };
  return (
    <form className={styles.diagnosis} onSubmit={submit}>
      <fieldset disabled={done}>
        <legend>What is the cause?</legend>
        {causes.map(({ id, text, right }) => (
          <label key={id} data-verdict={named.includes(id) ? (right ? 'right' : 'wrong') : undefined}>
            <input
              type="radio"
              name={group}
              disabled={named.includes(id)}
              checked={(done ? last?.id : choice) === id}
              onChange={() => setChoice(id)}
            />
            <span>
              <InlineCode text={text} />
            </span>
          </label>
        ))}
      </fieldset>
      {!done && (
        <button type="submit" className={buttons.button} disabled={choice === undefined || named.includes(choice)}>
          Name this cause
        </button>
      )}
      <p className={styles.because} aria-live="polite">
        {last && (
          <>
            {last.right ? 'That is it. ' : 'The evidence speaks against it. '}
            <InlineCode text={last.because} />
          </>
        )}
      </p>
    </form>
  );
}
