'use client';

import { useId, useRef, useState } from 'react';
import type { DraftFiles } from '@/components/editor/draft-files';
import { blocksOf, moveBlock } from './move-block';
import styles from './move-lines.module.css';

/** The lines of a file, each with an up and a down button; the focus follows the line that moved. */
export function MoveLines({ files, path }: { files: DraftFiles; path: string }) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const heading = useId();
  const text = files.text(path);
  const blocks = blocksOf(text);

  const move = (from: number, to: number) => {
    files.change(path, moveBlock(text, from, to), 'page');
    setSaid(`Moved to place ${to + 1} of ${blocks.length}.`);
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const button = row?.querySelector<HTMLButtonElement>(`[data-move=${to < from ? 'up' : 'down'}]:not(:disabled)`);
      (button ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
    });
  };

  return (
    <section className={styles.lines} aria-labelledby={heading}>
      <h3 id={heading}>
        The lines of <code>{path}</code>
      </h3>
      <ol ref={list}>
        {blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold the same line twice
          <li key={place}>
            <code>{block.trimEnd()}</code>
            <button
              type="button"
              data-move="up"
              disabled={place === 0}
              aria-label={`Move up: ${block}`}
              onClick={() => move(place, place - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              data-move="down"
              disabled={place === blocks.length - 1}
              aria-label={`Move down: ${block}`}
              onClick={() => move(place, place + 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </section>
  );
}
