'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '@/components/terminal/desk-context';
import type { ShownExercise } from '@/content/exercise';
import styles from './workbench.module.css';

const WorkbenchPanel = dynamic(() => import('./workbench-panel').then((module) => module.WorkbenchPanel), {
  ssr: false,
});

/** Where an exercise is done. What it needs is loaded when the reader comes near, or opens the terminal. */
export function Workbench({ exercise }: { exercise: ShownExercise }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const { session, cover } = useDesk();

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: '600px' },
    );
    const seen = new IntersectionObserver((entries) => cover(element, entries.at(-1)?.isIntersecting ?? false));
    observer.observe(element);
    seen.observe(element);
    return () => {
      observer.disconnect();
      seen.disconnect();
      cover(element, false);
    };
  }, [cover]);

  return (
    <div ref={place} className={styles.place}>
      <noscript>The editor and the terminal need JavaScript.</noscript>
      {(near || session) && <WorkbenchPanel exercise={exercise} />}
    </div>
  );
}
