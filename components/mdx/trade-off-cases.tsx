'use client';

import { type ReactNode, useId, useState } from 'react';
import { useRecord, useStore } from '@/components/progress/use-record';
import type { Address } from './address';
import styles from './trade-off.module.css';

/** `when`: a situation in a sentence; `choose`: whether it fits there; `because`: the reason, shown with the verdict. */
export type Case = { readonly when: string; readonly choose: boolean; readonly because: string };

type Props = { cases: readonly Case[]; address: Address; children: ReactNode };

/** The reader decides each case; all of them right at the first go counts as explained. `children` appears at the end. */
export function TradeOffCases({ cases, address, children }: Props) {
  const [chosen, setChosen] = useState<Record<number, boolean>>({});
  const store = useStore();
  const explained = useRecord('explained', address ?? '');
  const name = useId();
  const done = cases.every((_, index) => chosen[index] !== undefined) || explained !== undefined;

  const choose = (index: number, choice: boolean) => {
    const next = { ...chosen, [index]: choice };
    setChosen(next);
    const right = cases.every((one, at) => next[at] === one.choose);
    if (right && address && !explained) store().write('explained', address, { at: Date.now(), tries: 1 });
  };

  return (
    <>
      <ol className={styles.cases}>
        {cases.map(({ when, choose: fits, because }, index) => {
          const choice = chosen[index];
          return (
            <li key={when}>
              <fieldset disabled={choice !== undefined}>
                <legend>{when}</legend>
                {[true, false].map((value) => (
                  <label key={String(value)} data-right={choice === undefined ? undefined : value === fits}>
                    <input
                      type="radio"
                      name={`${name}-${index}`}
                      checked={choice === value}
                      onChange={() => choose(index, value)}
                    />
                    {value ? 'Do' : 'Don’t'}
                  </label>
                ))}
              </fieldset>
              <p aria-live="polite">
                {choice !== undefined && `${choice === fits ? 'Yes' : fits ? 'It fits here' : 'Not here'}: ${because}`}
              </p>
            </li>
          );
        })}
      </ol>
      <div hidden={!done}>{children}</div>
    </>
  );
}
