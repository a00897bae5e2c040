import type { ReactNode } from 'react';
import { anchorOf } from './address';
import styles from './trade-off.module.css';
import { type Case, TradeOffCases } from './trade-off-cases';

type Props = {
  question: ReactNode;
  choose: ReactNode;
  otherwise: ReactNode;
  /** Situations for the reader to decide before the two sides are shown. */
  cases?: readonly Case[];
  address?: string;
  children?: ReactNode;
};

// When is this right, and when would you not? `choose` says when it fits, `otherwise` when it does not.
export function TradeOff({ question, choose, otherwise, cases, address, children }: Props) {
  const sides = (
    <dl className={styles.sides}>
      <div>
        <dt>Do</dt>
        <dd>{choose}</dd>
      </div>
      <div>
        <dt>Don’t</dt>
        <dd>{otherwise}</dd>
      </div>
    </dl>
  );
  return (
    <aside className={styles.card} id={anchorOf(address)} aria-label="Trade-off">
      <p className={styles.question}>{question}</p>
      {cases ? (
        <TradeOffCases cases={cases} address={address}>
          {sides}
        </TradeOffCases>
      ) : (
        sides
      )}
      {children && <div className={styles.note}>{children}</div>}
    </aside>
  );
}
