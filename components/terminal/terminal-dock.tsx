'use client';

import { useEffect, useRef } from 'react';
import { useDesk } from './desk-context';
import styles from './terminal-dock.module.css';

/** The terminal at the foot of a lesson, for its commands; it steps aside while the page shows the terminal itself. */
export function TerminalDock() {
  const { dock, dockOpen, openDock, inPage, covered, need, focus } = useDesk();
  const before = useRef<Element>(null);
  const shown = dockOpen && !inPage;

  useEffect(() => {
    if (!shown) return;
    if (!before.current) before.current = document.activeElement;
    document.documentElement.dataset['dock'] = 'open';
    return () => {
      delete document.documentElement.dataset['dock'];
    };
  }, [shown]);

  const open = () => {
    before.current = document.activeElement;
    need(true);
    openDock(true);
    focus();
  };
  const close = () => {
    openDock(false);
    const back = before.current;
    before.current = null;
    requestAnimationFrame(() => back instanceof HTMLElement && back.isConnected && back.focus({ preventScroll: true }));
  };

  if (inPage || (covered && !dockOpen)) return null;
  return (
    <section className={styles.dock} data-open={dockOpen} aria-label="Terminal">
      {dockOpen ? (
        <>
          <div ref={dock} className={styles.slot} />
          <button type="button" className={styles.close} onClick={close}>
            Close the terminal
          </button>
        </>
      ) : (
        <button type="button" className={styles.open} onClick={open}>
          Terminal
        </button>
      )}
    </section>
  );
}
