'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { basePath } from '@/components/site/base-path';
import type { EntryKind, SearchEntry } from '@/content/search-index';
import { find } from './find';
import styles from './search-dialog.module.css';

const names: Record<EntryKind, string> = {
  lesson: 'Lesson',
  command: 'Command',
  belief: 'Belief',
  term: 'Term',
  exercise: 'Exercise',
};

type Index = readonly SearchEntry[] | 'loading' | 'failed';

/** A combobox: the focus stays in the field, arrows move among the results, Enter goes there, Escape closes. */
export function SearchDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState<Index>('loading');
  const [question, setQuestion] = useState('');
  const [active, setActive] = useState(0);
  const router = useRouter();
  const list = useId();
  const results = useMemo(() => (typeof index === 'string' ? [] : find(index, question)), [index, question]);

  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  useEffect(() => {
    if (!open || typeof index !== 'string') return;
    fetch(`${basePath}/search.json`)
      .then((response) => (response.ok ? response.json() : Promise.reject()))
      .then(setIndex, () => setIndex('failed'));
  }, [open, index]);

  const go = (href: string | undefined) => {
    if (!href) return;
    onClose();
    router.push(href);
  };
  const move = (to: number) => {
    setActive(to);
    document.getElementById(`${list}-${to}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = results.length - 1;
    if (event.key === 'ArrowDown') move(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') move(active <= 0 ? last : active - 1);
    else if (event.key === 'Enter') go(results[active]?.href);
    else return;
    event.preventDefault();
  };
  const said =
    index === 'failed'
      ? 'The search could not be loaded. Is there a network?'
      : question.trim() && typeof index !== 'string'
        ? `${results.length === 0 ? 'Nothing' : results.length} found.`
        : '';

  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Search" onClose={onClose}>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label="Search lessons, commands, beliefs and terms"
        aria-expanded={results.length > 0}
        aria-controls={list}
        aria-activedescendant={results.length > 0 ? `${list}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="docker stop, zombie, 137 …"
        value={question}
        onChange={({ target }) => {
          setQuestion(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.results} role="listbox" id={list} aria-label="Results">
        {results.map(({ kind, title, href, where, quote }, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active result
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={`${kind} ${href} ${title}`}
            id={`${list}-${at}`}
            role="option"
            aria-selected={at === active}
            onClick={() => go(href)}
            onMouseMove={() => setActive(at)}
          >
            <span className={styles.kind}>{names[kind]}</span>
            <span className={kind === 'command' ? styles.command : styles.title}>{title}</span>
            {quote && <span className={styles.quote}>{quote}</span>}
            {where !== title && <span className={styles.where}>{where}</span>}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <p role="status">{said}</p>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </dialog>
  );
}
