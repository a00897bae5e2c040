'use client';

import Link from 'next/link';
import { marksOf } from '@/components/team/lesson-marks';
import type { LessonFacts } from '@/content/lesson-facts';
import styles from './progress-panel.module.css';
import type { Snapshot } from './records';
import { useSnapshot } from './use-record';

export function ProgressSummary({ lessons }: { lessons: readonly LessonFacts[] }) {
  const snapshot = useSnapshot();
  const begun = lessons.filter(({ slug }) => snapshot?.lesson[slug]);
  const drafts = Object.keys(snapshot?.draft ?? {}).length;
  if (!snapshot || (begun.length === 0 && drafts === 0)) {
    return <p className={styles.empty}>Nothing yet: it begins with the first lesson you open.</p>;
  }
  return (
    <>
      <ul className={styles.list}>
        {begun.map((facts) => (
          <li key={facts.slug}>
            <Link href={`/lessons/${facts.slug}/`}>{facts.title}</Link>
            <span>{stateOf(facts, snapshot)}</span>
          </li>
        ))}
      </ul>
      {drafts > 0 && <p className={styles.message}>{drafts === 1 ? 'One file' : `${drafts} files`} in draft.</p>}
    </>
  );
}

function stateOf(facts: LessonFacts, snapshot: Snapshot): string {
  const { read, solved, explained, recalled, score, attempts } = marksOf(facts, snapshot);
  const share = (word: string, [part, whole]: readonly [number, number]) =>
    part > 0 ? [`${word} ${part} of ${whole}`] : [];
  return [
    read ? 'Read' : 'Begun',
    ...(attempts > 0 ? [`${score} of 100`] : []),
    ...share('solved', solved),
    ...share('explained', explained),
    ...share('recalled', recalled),
  ].join(' · ');
}
