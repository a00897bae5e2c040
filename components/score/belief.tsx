'use client';

import { useEffect, useState } from 'react';
import { Predict } from '@/components/mdx/predict';
import type { Report } from '@/grading/judge';
import type { Proof } from '@/grading/misconceptions/proofs/proof';
import { InlineCode } from './inline-code';
import styles from './score-panel.module.css';

/** A belief that the answer shows: what is so instead, and a question that asks for it again. */
export function Belief({ id, belief, refutation }: Report['misconceptions'][number]) {
  const [recheck, setRecheck] = useState<Proof['recheck']>();
  useEffect(() => {
    let gone = false;
    import('@/grading/misconceptions/proofs/proofs').then(
      ({ proofs }) => gone || setRecheck(proofs[id]?.recheck),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [id]);
  return (
    <aside className={styles.belief} aria-label="Something often believed">
      <p>
        Often believed:{' '}
        <q>
          <InlineCode text={belief} />
        </q>
      </p>
      <p>
        <InlineCode text={refutation} />
      </p>
      {recheck && (
        <Predict
          id={`belief/${id}`}
          question={<InlineCode text={recheck.question} />}
          options={[...recheck.options]}
          answer={recheck.answer}
        >
          <InlineCode text={recheck.why} />
        </Predict>
      )}
    </aside>
  );
}
