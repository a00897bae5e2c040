'use client';

import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { LogBlockItem } from './log-block';
import { createLogLine } from './log-line';
import styles from './log-view.module.css';
import type { Session, Terminal } from './session';
import { useSession } from './use-session';

type Props = { session: Session; terminal: Terminal; focused: number };

/** One terminal as a list of commands and what they printed, with a plain input. */
export function LogView({ session, terminal, focused }: Props) {
  useSession(session);
  const { wire, title } = terminal;
  const blocks = wire.log.blocks();
  const [text, setText] = useState(() => wire.log.typed());
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const line = useMemo(() => createLogLine(session, terminal), [session, terminal]);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const probe = Object.assign(document.createElement('span'), { textContent: '0'.repeat(20), ariaHidden: 'true' });
    probe.className = styles.probe ?? '';
    element.parentElement?.append(probe);
    const fit = () => {
      const width = probe.getBoundingClientRect().width / 20;
      const room = element.clientWidth - 24;
      if (width > 0 && room > 0) session.resize(terminal.id, Math.max(20, Math.floor(room / width)), 24);
    };
    const size = new ResizeObserver(fit);
    size.observe(element);
    return () => {
      size.disconnect();
      probe.remove();
    };
  }, [session, terminal]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line stays in view as blocks grow
  useEffect(() => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [blocks]);
  useEffect(() => {
    if (focused > 0) input.current?.focus({ preventScroll: true });
  }, [focused]);

  const enter = (value: string) => {
    line.enter(value);
    setText('');
  };
  const press = async (key: string) => {
    setText(await line.press(text, key));
    input.current?.focus();
  };
  const interrupt = () => {
    line.interrupt();
    setText('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    enter(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === 'ArrowUp') void press('\x1b[A');
    else if (event.key === 'ArrowDown') void press('\x1b[B');
    else if (event.ctrlKey && event.key === 'c' && selectionStart === selectionEnd) interrupt();
    else if (event.ctrlKey && event.key === 'd' && text === '') session.type(terminal.id, '\x04');
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text/plain').split(/\r?\n/);
    if (lines.length < 2) return;
    event.preventDefault();
    const last = lines.pop() ?? '';
    const [first = '', ...rest] = lines;
    line.enter(text + first);
    session.run(rest);
    setText(last);
  };

  return (
    <div className={styles.view}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <div ref={list} className={styles.scroll} role="log" aria-label={`${title}: commands and output`} tabIndex={0}>
        <ol className={styles.blocks}>
          {blocks.map((block) => (
            <LogBlockItem key={block.id} block={block} />
          ))}
        </ol>
      </div>
      <form className={styles.form} onSubmit={onSubmit}>
        <label className={styles.prompt} htmlFor={`log-input-${terminal.id}`}>
          {wire.log.prompt() || 'Input'}
          <span className="visually-hidden">, command</span>
        </label>
        <input
          ref={input}
          id={`log-input-${terminal.id}`}
          className={styles.input}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          spellCheck={false}
        />
        <button type="submit" className={styles.run}>
          Enter
        </button>
      </form>
      <fieldset className={styles.keys} aria-label="Keys">
        <button type="button" onClick={interrupt}>
          Ctrl-C
        </button>
        <button type="button" onClick={() => session.type(terminal.id, '\x04')}>
          Ctrl-D
        </button>
        <button type="button" onClick={() => void press('\t')}>
          Tab <span className="visually-hidden">completes</span>
        </button>
        <button type="button" aria-label="Earlier command" onClick={() => void press('\x1b[A')}>
          ↑
        </button>
        <button type="button" aria-label="Later command" onClick={() => void press('\x1b[B')}>
          ↓
        </button>
      </fieldset>
    </div>
  );
}
