'use client';

import { useState } from 'react';
import { progress } from '@/components/progress/progress';
import { useSnapshot } from '@/components/progress/use-record';
import type { LessonFacts } from '@/content/lesson-facts';
import { CopyLink } from './copy-link';
import { download } from './download';
import { newReport, type Report } from './formats';
import { isBegun, marksOf } from './lesson-marks';
import { linkOf } from './links';
import styles from './team.module.css';

/** A report of one’s own marks, to hand back as a link or a file. Nothing is sent. */
export function HandIn({ lessons }: { lessons: readonly LessonFacts[] }) {
  const snapshot = useSnapshot();
  const [name, setName] = useState('');
  const [link, setLink] = useState('');

  const make = (): Report => {
    const kept = progress().snapshot();
    const marks = lessons.map((facts) => marksOf(facts, kept));
    return newReport(
      name.trim(),
      new Date(),
      marks.filter((one) => isBegun(one, kept.lesson[one.lesson] !== undefined)),
    );
  };
  if (!snapshot || Object.keys(snapshot.lesson).length === 0) {
    return <p className={styles.soft}>There is nothing to report yet.</p>;
  }
  return (
    <div className={styles.form}>
      <p>
        A report says for each lesson what you solved, explained and recalled, your scores and attempts, and which
        beliefs your attempts showed. It holds none of your files, and goes nowhere until you send it.
      </p>
      <label className={styles.field}>
        <span>Your name, as your lead knows you</span>
        <input
          type="text"
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setLink('');
          }}
        />
      </label>
      <p className={styles.actions}>
        <button type="button" className={styles.main} onClick={async () => setLink(await linkOf(make()))}>
          Make a report link
        </button>
        <button
          type="button"
          onClick={() =>
            download(`pid-one-report-${fileName(name)}.json`, 'application/json', JSON.stringify(make(), null, 1))
          }
        >
          Save the report as a file
        </button>
      </p>
      {link && <CopyLink link={link} label="The report’s link" />}
    </div>
  );
}

const fileName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-') || 'mine';
