'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { createForgetfulStore } from '@/components/progress/forgetful-store';
import { StoreContext } from '@/components/progress/use-record';
import styles from './notes-window.module.css';
import { actionOf } from './stage-keys';
import { TalkTimer } from './talk-timer';
import { useTalk } from './use-talk';

export interface NotedSlide {
  readonly title: string;
  readonly body: ReactNode;
  readonly notes: ReactNode;
  readonly minutes: number;
}

type Props = { lesson: string; title: string; slides: readonly NotedSlide[] };

/** The speaker's own window: what to say, what comes next, how the time stands. */
export function NotesWindow({ lesson, title, slides }: Props) {
  const { step, blank, go, setBlank } = useTalk(lesson, slides.length);
  const [store] = useState(() => {
    let kept: ReturnType<typeof createForgetfulStore> | undefined;
    return () => {
      kept ??= createForgetfulStore();
      return kept;
    };
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event);
      if (action === 'next') go(step + 1);
      else if (action === 'previous') go(step - 1);
      else if (action === 'first') go(0);
      else if (action === 'last') go(slides.length - 1);
      else if (action === 'blank') setBlank(!blank);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  const planned = slides.slice(0, step).reduce((sum, { minutes }) => sum + minutes, 0);
  const next = slides[step + 1];
  return (
    <StoreContext value={store}>
      <div className={styles.window} data-notes>
        <header className={styles.bar}>
          <h1>{title}: notes</h1>
          <p className={styles.place}>
            Slide {step + 1} of {slides.length}
            {blank && ', blank'}
          </p>
          <TalkTimer lesson={lesson} moved={step > 0} planned={planned} />
          <p className={styles.buttons}>
            <button type="button" disabled={step === 0} onClick={() => go(step - 1)}>
              Previous
            </button>
            <button type="button" disabled={!next} onClick={() => go(step + 1)}>
              Next
            </button>
            <button type="button" aria-pressed={blank} onClick={() => setBlank(!blank)}>
              Blank
            </button>
          </p>
        </header>
        <div className={styles.columns}>
          {slides.map(({ title: heading, notes }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the slides never change
            <section key={at} className={styles.notes} hidden={at !== step} aria-label="Notes">
              <h2>{heading}</h2>
              {notes ?? <p>No notes for this slide.</p>}
            </section>
          ))}
          <section className={styles.next} aria-label="Next slide">
            <p className={styles.place}>{next ? 'Next' : 'This is the last slide.'}</p>
            {next && <h2>{next.title}</h2>}
            {slides.map(({ body }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the slides never change
              <div key={at} className={styles.preview} hidden={at !== step + 1} inert>
                {body}
              </div>
            ))}
          </section>
        </div>
      </div>
    </StoreContext>
  );
}
