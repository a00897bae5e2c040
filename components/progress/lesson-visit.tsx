'use client';

import { useEffect } from 'react';
import styles from './lesson-visit.module.css';
import { progress } from './progress';
import { useRecord } from './use-record';

// Notes that a lesson was begun, and lets the reader mark it as read.
export function LessonVisit({ slug }: { slug: string }) {
  const read = useRecord('lesson', slug)?.read ?? false;

  useEffect(() => {
    if (!progress().read('lesson', slug)) progress().write('lesson', slug, { at: Date.now() });
  }, [slug]);

  return (
    <label className={styles.visit}>
      <input
        type="checkbox"
        checked={read}
        onChange={({ target }) => progress().write('lesson', slug, { at: Date.now(), read: target.checked })}
      />
      I have read this lesson
    </label>
  );
}
