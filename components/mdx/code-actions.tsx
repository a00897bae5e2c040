'use client';

import { type RefObject, useRef, useState } from 'react';
import { run } from '@/components/terminal/run-command';
import styles from './code-actions.module.css';
import { isRunnable } from './runnable';

const codeBeside = (ref: RefObject<HTMLElement | null>) =>
  ref.current?.closest('figure')?.querySelector('pre')?.textContent ?? '';

type Props = { language: string; isFile?: boolean; link?: string | undefined };

export function CodeActions({ language, isFile = false, link }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState(false);

  // What tells commands from output is fetched with the first press.
  const text = async () => {
    const code = codeBeside(place);
    if (!isRunnable(language, isFile)) return code;
    const { commandsOf } = await import('./commands-of');
    return commandsOf(language, code).join('\n');
  };
  const copy = async () => {
    await navigator.clipboard.writeText(await text());
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };

  return (
    <span ref={place} className={styles.actions}>
      {isRunnable(language, isFile) && (
        <button type="button" onClick={async () => run(await text())}>
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
