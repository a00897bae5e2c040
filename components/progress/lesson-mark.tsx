'use client';

import styles from './lesson-mark.module.css';
import { useRecord } from './use-record';

export function LessonMark({ slug }: { slug: string }) {
  const record = useRecord('lesson', slug);
  if (!record) return null;
  return <span className={styles.mark}>{record.read ? 'Read' : 'Begun'} · </span>;
}
