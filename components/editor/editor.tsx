'use client';

import { type RefObject, useEffect, useId, useRef } from 'react';
import type { DraftFiles } from './draft-files';
import styles from './editor.module.css';
import { FileTabs } from './file-tabs';
import type { Finding } from './finding';
import { type OpenEditor, openEditor } from './open-editor';

type Props = {
  files: DraftFiles;
  active: string;
  onActivate: (path: string) => void;
  findings: readonly Finding[];
  /** Given the open editor, for the buttons around it. */
  handle: RefObject<OpenEditor | undefined>;
};

/** The learner's files, to be edited. */
export function Editor({ files, active, onActivate, findings, handle }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const first = useRef(active);
  const prefix = useId();

  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const editor = openEditor({
      parent,
      files: files.paths.map((path) => ({ path, text: files.text(path), fixed: files.isFixed(path) })),
      onType: (path, text) => files.change(path, text, 'editor'),
    });
    editor.show(first.current);
    handle.current = editor;
    const unsubscribe = files.subscribe((path, text, origin) => {
      if (origin !== 'editor') editor.set(path, text);
    });
    return () => {
      unsubscribe();
      editor.dispose();
      handle.current = undefined;
    };
  }, [files, handle]);

  useEffect(() => {
    first.current = active;
    handle.current?.show(active);
  }, [active, handle]);
  useEffect(() => handle.current?.mark(findings), [findings, handle]);

  return (
    <div className={styles.editor}>
      <FileTabs paths={files.paths} active={active} isFixed={files.isFixed} onActivate={onActivate} prefix={prefix} />
      <div
        ref={place}
        className={styles.place}
        role="tabpanel"
        id={`${prefix}-panel`}
        aria-labelledby={`${prefix}-${active}`}
      />
      <p className={styles.hint}>
        <kbd>Esc</kbd>, then <kbd>Tab</kbd>, leaves the editor
      </p>
    </div>
  );
}
