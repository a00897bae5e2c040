'use client';

import Link from 'next/link';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './term-tip.module.css';

/** Shown while the pointer is over word or definition, or the word has the focus; Escape hides it. (WCAG 1.4.13) */
export function TermTip({ id, means, children }: { id: string; means: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const tip = useId();
  const show = () => setOpen(true);
  const hide = () => setOpen(false);
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && hide();

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside takes the keyboard; this only follows the pointer
    <span
      className={styles.term}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={onKeyDown}
    >
      <Link href={`/glossary/#${id}`} aria-describedby={tip}>
        {children}
      </Link>
      <span className={styles.tip} role="tooltip" id={tip} hidden={!open}>
        {means}
      </span>
    </span>
  );
}
