'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { basePath } from '@/components/site/base-path';
import { useDesk } from '@/components/terminal/desk-context';
import { TerminalDock } from '@/components/terminal/terminal-dock';
import { KeyHelp } from './key-help';
import type { ShownSlide } from './stage';
import styles from './stage.module.css';
import { actionOf, type StageAction } from './stage-keys';
import { useTalk } from './use-talk';

type Props = { lesson: string; title: string; slides: readonly ShownSlide[] };

export function StageFloor({ lesson, title, slides }: Props) {
  const { step, blank, go, setBlank } = useTalk(lesson, slides.length);
  const { dockOpen, openDock, need, focus } = useDesk();
  const [helping, setHelping] = useState(false);
  const floor = useRef<HTMLDivElement>(null);
  const current = slides[step];

  const toggleTerminal = () => {
    openDock(!dockOpen);
    if (dockOpen) return;
    need(true);
    focus();
  };
  const toggleFullScreen = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
      () => {},
    );
  const actions: Record<StageAction, () => void> = {
    next: () => go(step + 1),
    previous: () => go(step - 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    notes: () =>
      void window.open(`${basePath}/present/${lesson}/notes/`, `notes-${lesson}`, 'popup,width=960,height=720'),
    blank: () => setBlank(!blank),
    terminal: toggleTerminal,
    'full screen': toggleFullScreen,
    help: () => setHelping(true),
    unblank: () => setBlank(false),
  };
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event);
      if (action) {
        if (action !== 'unblank') event.preventDefault();
        latest.current[action]();
      } else if (/^[1-9]$/.test(event.key)) predict(floor.current, Number(event.key), event.target);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  // What is on the slide comes next to Tab, and is read from its beginning.
  useEffect(() => {
    const slide = floor.current?.querySelector<HTMLElement>(`[data-slide="${step}"]`);
    slide?.focus({ preventScroll: true });
    slide?.scrollTo(0, 0);
  }, [step]);

  return (
    <div ref={floor} className={styles.stage} data-present data-terminal={dockOpen}>
      <h1 className="visually-hidden">{title}, as slides</h1>
      {slides.map(({ title: heading, body }, at) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: the slides never change
          key={at}
          className={styles.slide}
          data-slide={at}
          tabIndex={-1}
          hidden={at !== step}
          aria-label={`Slide ${at + 1} of ${slides.length}`}
        >
          <h2>{heading}</h2>
          {body}
        </section>
      ))}
      <nav className={styles.bar} aria-label="Slides">
        <Link href={`/lessons/${lesson}/`}>Leave</Link>
        <span className={styles.gap} />
        <button type="button" aria-label="Previous slide" disabled={step === 0} onClick={actions.previous}>
          ←
        </button>
        <span>
          {step + 1} / {slides.length}
        </span>
        <button type="button" aria-label="Next slide" disabled={step === slides.length - 1} onClick={actions.next}>
          →
        </button>
        <button type="button" className={styles.keys} onClick={actions.help}>
          Keys <span aria-hidden="true">?</span>
        </button>
      </nav>
      <p className="visually-hidden" role="status">
        Slide {step + 1} of {slides.length}: {current?.title}
      </p>
      <TerminalDock />
      {blank && (
        <button type="button" className={styles.blank} aria-label="Show the slide again" onClick={actions.unblank} />
      )}
      <KeyHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}

/** A number key commits to an option of the slide’s open prediction, wherever the focus is. */
function predict(floor: HTMLElement | null, number: number, target: EventTarget | null) {
  if (target instanceof Element && target.closest('form, textarea, input, dialog')) return;
  const form = floor?.querySelector<HTMLFormElement>('section:not([hidden]) form:has(fieldset:enabled)');
  const option = form?.querySelectorAll<HTMLInputElement>('input[type=radio]')[number - 1];
  if (!form || !option) return;
  option.click();
  requestAnimationFrame(() => form.requestSubmit());
}
