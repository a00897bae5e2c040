'use client';

import { useEffect, useState } from 'react';
import styles from './notes-window.module.css';

const clockOf = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

type Props = {
  lesson: string;
  /** The talk has left its first slide: the timer starts by itself. */
  moved: boolean;
  /** Minutes planned up to the slide shown. */
  planned: number;
};

/** Time since the talk began. It goes on over a reload of this window. */
export function TalkTimer({ lesson, moved, planned }: Props) {
  const key = `pid-one:talk:${lesson}`;
  const [began, setBegan] = useState<number>();
  const [now, setNow] = useState<number>();

  useEffect(() => {
    setBegan(Number(sessionStorage.getItem(key)) || undefined);
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, [key]);

  const begin = (at: number) => {
    sessionStorage.setItem(key, String(at));
    setBegan(at);
  };
  const ready = now !== undefined;
  useEffect(() => {
    if (!ready || !moved || sessionStorage.getItem(key)) return;
    const at = Date.now();
    sessionStorage.setItem(key, String(at));
    setBegan(at);
  }, [ready, moved, key]);

  return (
    <p className={styles.timer}>
      <time className={styles.elapsed}>{clockOf(began && now ? now - began : 0)}</time>
      <span>planned up to here {planned} min</span>
      <span>{now ? new Date(now).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) : ''}</span>
      <button type="button" onClick={() => begin(Date.now())}>
        {began ? 'Start again' : 'Start'}
      </button>
    </p>
  );
}
