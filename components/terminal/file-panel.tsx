'use client';

import { useEffect, useRef } from 'react';
import styles from './file-panel.module.css';
import type { Session } from './session';

type Props = { session: Session; path: string; onClose: () => void };

/** One file of the host beside the terminal that asked for it. What is typed is saved at once. */
export function FilePanel({ session, path, onClose }: Props) {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    let gone = false;
    let close: (() => void) | undefined;
    // Nothing of a page without a file to edit is fetched for this.
    void import('@/components/editor/open-editor').then(({ openEditor }) => {
      if (gone) return;
      const editor = openEditor({
        parent,
        files: [{ path, text: session.files.read(path) ?? '', fixed: false }],
        onType: (_, text) => session.files.write(path, text),
      });
      editor.focus();
      const unwatch = session.files.watch((changed, text) => changed === path && editor.set(path, text ?? ''));
      close = () => {
        unwatch();
        editor.dispose();
      };
    });
    return () => {
      gone = true;
      close?.();
    };
  }, [session, path]);

  return (
    <section className={styles.panel} aria-label={`Editor: ${path}`}>
      <div className={styles.bar}>
        <code>{path}</code>
        <button type="button" onClick={onClose}>
          Close<span className="visually-hidden"> the editor</span>
        </button>
      </div>
      <div ref={place} className={styles.place} />
    </section>
  );
}
