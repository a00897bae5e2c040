'use client';

import Link from 'next/link';
import { useSnapshot } from '@/components/progress/use-record';
import { dueIn, longDate } from './due';
import styles from './team.module.css';

/** One line on the home page while there is an assignment that is not over. */
export function AssignedNote() {
  const snapshot = useSnapshot();
  const now = Date.now();
  const open = Object.values(snapshot?.assignment ?? {}).filter(
    ({ due }) => now < new Date(`${due}T00:00:00`).getTime() + 8 * 86_400_000,
  );
  const [next] = open.sort((a, b) => a.due.localeCompare(b.due));
  if (!next) return null;
  const count = next.lessons.length;
  return (
    <p className={styles.note}>
      <strong>{next.title || 'Assigned to you'}:</strong> {count === 1 ? 'one lesson' : `${count} lessons`} by{' '}
      {longDate(next.due)}, {dueIn(next.due, now)}. <Link href="/progress/">See how far you are</Link>
    </p>
  );
}
