'use client';

import { useEffect, useRef } from 'react';
import type { OpenScreen } from './open-screen';
import type { Session, Terminal } from './session';
import styles from './terminal-pane.module.css';

type Props = { session: Session; terminal: Terminal; focused: number };

/** One terminal as a screen of characters. */
export function TerminalPane({ session, terminal, focused }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const screen = useRef<OpenScreen>(undefined);
  const wanted = useRef(0);
  const { id, title, wire } = terminal;

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    void import('./open-screen').then(({ openScreen }) => {
      if (gone) return;
      screen.current = openScreen({
        element,
        wire,
        label: `${title}: type commands here. Escape, then Tab, leaves.`,
        type: (text) => session.type(id, text),
        paste: (text, bracketed) => session.paste(id, text, bracketed),
        resize: (columns, rows) => session.resize(id, columns, rows),
      });
      if (wanted.current > 0) screen.current.focus();
    });
    return () => {
      gone = true;
      screen.current?.dispose();
      screen.current = undefined;
    };
  }, [session, wire, id, title]);

  useEffect(() => {
    if (focused === 0) return;
    wanted.current = focused;
    screen.current?.focus();
  }, [focused]);

  return <div ref={place} className={styles.pane} />;
}
