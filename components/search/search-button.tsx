'use client';

import { type ComponentType, useEffect, useState } from 'react';
import styles from './search-button.module.css';

type Dialog = ComponentType<{ open: boolean; onClose: () => void }>;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** Opens the search, by click or by `/`; it is fetched at the first use. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  const [Loaded, setLoaded] = useState<Dialog>();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  useEffect(() => {
    if (open) void import('./search-dialog').then(({ SearchDialog }) => setLoaded(() => SearchDialog));
  }, [open]);

  return (
    <>
      <button type="button" className={styles.button} aria-keyshortcuts="/" onClick={() => setOpen(true)}>
        Search <span aria-hidden="true">/</span>
      </button>
      {Loaded && <Loaded open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
