'use client';

import { type RefObject, useRef, useState } from 'react';
import { run } from '@/components/terminal/run-command';
import styles from './code-actions.module.css';
import { commandsOf, isRunnable } from './commands-of';

const codeBeside = (ref: RefObject<HTMLElement | null>) =>
  ref.current?.closest('figure')?.querySelector('pre')?.textContent ?? '';

type Props = { language: string; isFile?: boolean; link?: string | undefined };

export function CodeActions({ language, isFile = false, link }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState(false);

  const text = () =>
    isRunnable(language, isFile) ? commandsOf(language, codeBeside(place)).join('\n') : codeBeside(place);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };

  return (
    <span ref={place} className={styles.actions}>
      {isRunnable(language, isFile) && (
        <button type="button" onClick={() => run(text())}>
          Run in terminal
        </button>
      )}
      <button type="button" onClick={copy}>
        {copied ? 'Copied' : 'Copy'}
      </button>
      {link && (
        <a href={`#${link}`} aria-label="Link to this step">
          #
        </a>
      )}
    </span>
  );
}
