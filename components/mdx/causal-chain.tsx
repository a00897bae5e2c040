'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useRecord, useStore } from '@/components/progress/use-record';
import { anchorOf } from './address';
import styles from './causal-chain.module.css';

type Props = {
  question: ReactNode;
  /** In the true order. */
  steps: string[];
  /** The explanation, shown once the order is right or given up. */
  children: ReactNode;
  address?: string;
};

type Outcome = 'open' | 'wrong' | 'right' | 'shown';

// Put the steps of a cause in order. Each has an up and a down button; the focus follows the step that moved.
export function CausalChain({ question, steps, address, children }: Props) {
  const [order, setOrder] = useState(() => shuffled(steps.length));
  const [outcome, setOutcome] = useState<Outcome>('open');
  const [said, setSaid] = useState('');
  const [tries, setTries] = useState(1);
  const store = useStore();
  const explained = useRecord('explained', address ?? '');
  const list = useRef<HTMLOListElement>(null);
  const done = outcome === 'right' || outcome === 'shown';

  const move = (from: number, to: number) => {
    setOrder((before) => swapped(before, from, to));
    setOutcome('open');
    setSaid(`Moved to place ${to + 1} of ${steps.length}.`);
    const direction = to < from ? 'up' : 'down';
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const button = row?.querySelector<HTMLButtonElement>(`[data-move=${direction}]:not(:disabled)`);
      (button ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
    });
  };
  const check = () => {
    const misplaced = order.findIndex((step, place) => step !== place);
    setOutcome(misplaced < 0 ? 'right' : 'wrong');
    setTries(tries + 1);
    if (misplaced < 0 && address && !explained) store().write('explained', address, { at: Date.now(), tries });
    setSaid(misplaced < 0 ? 'That is the order.' : hintAt(misplaced));
  };
  const show = () => {
    setOrder(steps.map((_, index) => index));
    setOutcome('shown');
    setSaid('This is the order.');
  };

  return (
    <section className={styles.chain} id={anchorOf(address)} aria-label="Order the steps">
      <p className={styles.question}>{question}</p>
      <ol ref={list} className={styles.steps}>
        {order.map((step, place) => (
          <li key={step}>
            <span className={styles.place}>{place + 1}</span>
            <span className={styles.text}>{steps[step]}</span>
            {!done && (
              <span className={styles.moves}>
                <button
                  type="button"
                  data-move="up"
                  disabled={place === 0}
                  aria-label={`Move up: ${steps[step]}`}
                  onClick={() => move(place, place - 1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  data-move="down"
                  disabled={place === order.length - 1}
                  aria-label={`Move down: ${steps[step]}`}
                  onClick={() => move(place, place + 1)}
                >
                  ↓
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.actions}>
        {!done && (
          <>
            <button type="button" onClick={check}>
              Check the order
            </button>
            {outcome === 'wrong' && (
              <button type="button" onClick={show}>
                Show the order
              </button>
            )}
          </>
        )}
        <span aria-live="polite">{said || (explained && 'Explained before.')}</span>
      </p>
      <div className={styles.explanation} hidden={!done}>
        {children}
      </div>
    </section>
  );
}

// A fixed order that is never the true one, so that the server's page and the browser's agree.
const shuffled = (length: number): number[] => {
  const indices = Array.from({ length }, (_, index) => index);
  return [...indices.filter((index) => index % 2 === 1), ...indices.filter((index) => index % 2 === 0)];
};

const hintAt = (place: number): string =>
  place === 0 ? 'Something else comes first.' : `In order up to place ${place}; look at the next.`;

const swapped = (order: number[], from: number, to: number): number[] =>
  order.map((step, place) => (place === from ? (order[to] ?? step) : place === to ? (order[from] ?? step) : step));
