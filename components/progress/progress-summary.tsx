'use client';

import Link from 'next/link';
import styles from './progress-panel.module.css';
import type { ExerciseRecord, Snapshot } from './records';
import { useSnapshot } from './use-record';

export function ProgressSummary({ lessons }: { lessons: { slug: string; title: string }[] }) {
  const snapshot = useSnapshot();
  const begun = lessons.filter(({ slug }) => snapshot?.lesson[slug]);
  const drafts = Object.keys(snapshot?.draft ?? {}).length;
  if (!snapshot || (begun.length === 0 && drafts === 0)) {
    return <p className={styles.empty}>Nothing yet: it begins with the first lesson you open.</p>;
  }
  return (
    <>
      <ul className={styles.list}>
        {begun.map(({ slug, title }) => (
          <li key={slug}>
            <Link href={`/lessons/${slug}/`}>{title}</Link>
            <span>{stateOf(slug, snapshot)}</span>
          </li>
        ))}
      </ul>
      {drafts > 0 && <p className={styles.message}>{drafts === 1 ? 'One file' : `${drafts} files`} in draft.</p>}
    </>
  );
}

function stateOf(slug: string, { lesson, exercise }: Snapshot): string {
  const tried = Object.entries(exercise).filter(([id]) => id.startsWith(`${slug}/`));
  const scores = tried.map(
    ([, { best, passed }]: [string, ExerciseRecord]) => `${best} of 100${passed ? ', passed' : ''}`,
  );
  return [lesson[slug]?.read ? 'Read' : 'Begun', ...scores].join(' · ');
}
