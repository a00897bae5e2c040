'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { progress } from '@/components/progress/progress';
import { useSnapshot } from '@/components/progress/use-record';
import type { LessonFacts } from '@/content/lesson-facts';
import { dueIn, longDate } from './due';
import { isDone, marksOf } from './lesson-marks';
import { openAssignment, packedIn } from './links';
import styles from './team.module.css';

/** What a lead asked for; a link with an assignment in it adds one. */
export function Assigned({ lessons }: { lessons: readonly LessonFacts[] }) {
  const snapshot = useSnapshot();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');

  useEffect(() => {
    const look = async () => {
      const packed = packedIn(location.hash, 'assignment');
      if (packed === undefined) return;
      history.replaceState(history.state, '', location.pathname);
      const reading = await openAssignment(packed);
      if ('problem' in reading) return setProblem(reading.problem);
      const { title, lessons: slugs, due } = reading.value;
      const saved = progress().write('assignment', `${due} ${slugs.join(' ')}`, {
        at: Date.now(),
        title,
        lessons: slugs,
        due,
      });
      setSaid(
        saved === 'saved'
          ? 'The assignment was added.'
          : 'This browser keeps no data for this site: the assignment can’t be kept.',
      );
    };
    void look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);

  const assignments = Object.entries(snapshot?.assignment ?? {}).sort(([, a], [, b]) => a.due.localeCompare(b.due));
  return (
    <>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      {snapshot &&
        assignments.map(([name, { title, lessons: slugs, due }]) => (
          <section key={name} className={styles.assignment} aria-label={`Assignment: ${title || longDate(due)}`}>
            <h2>{title || 'Assigned to you'}</h2>
            <p className={styles.soft}>
              By {longDate(due)}, {dueIn(due, Date.now())}
            </p>
            <ul className={styles.rows}>
              {slugs.map((slug) => {
                const facts = lessons.find((one) => one.slug === slug);
                const state =
                  facts && isDone(marksOf(facts, snapshot)) ? 'Done' : snapshot.lesson[slug] ? 'Begun' : 'To do';
                return (
                  <li key={slug}>
                    {facts ? (
                      <Link href={`/lessons/${slug}/`}>{facts.title}</Link>
                    ) : (
                      <span>{slug} (not in this version of the course)</span>
                    )}
                    <span data-done={state === 'Done'}>{state}</span>
                  </li>
                );
              })}
            </ul>
            <p className={styles.actions}>
              <button type="button" onClick={() => progress().remove('assignment', name)}>
                Remove this assignment
              </button>
            </p>
          </section>
        ))}
    </>
  );
}
