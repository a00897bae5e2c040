import type { ReactNode } from 'react';
import styles from './trade-off.module.css';

type Props = { question: ReactNode; choose: ReactNode; otherwise: ReactNode; children?: ReactNode };

// When is this right, and when would you not? `choose` says when it fits, `otherwise` when it does not.
export function TradeOff({ question, choose, otherwise, children }: Props) {
  return (
    <aside className={styles.card} aria-label="Trade-off">
      <p className={styles.question}>{question}</p>
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
      {children && <div className={styles.note}>{children}</div>}
    </aside>
  );
}
