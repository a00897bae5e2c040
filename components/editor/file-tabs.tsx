'use client';

import { type KeyboardEvent, useRef } from 'react';
import styles from './editor.module.css';

type Props = {
  paths: readonly string[];
  active: string;
  isFixed: (path: string) => boolean;
  onActivate: (path: string) => void;
  /** Ids: of each tab, from this prefix, and of the panel. */
  prefix: string;
};

/** The files as tabs, in the ARIA tabs pattern. */
export function FileTabs({ paths, active, isFixed, onActivate, prefix }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = paths.indexOf(active);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: paths.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const path = paths[(to + paths.length) % paths.length];
    if (path === undefined) return;
    onActivate(path);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label="Files" onKeyDown={onKeyDown}>
      {paths.map((path) => (
        <button
          key={path}
          type="button"
          role="tab"
          data-fixed={isFixed(path)}
          id={`${prefix}-${path}`}
          aria-selected={path === active}
          aria-controls={`${prefix}-panel`}
          tabIndex={path === active ? 0 : -1}
          onClick={() => onActivate(path)}
        >
          {path}
          {isFixed(path) && <span className="visually-hidden">, read only</span>}
        </button>
      ))}
    </div>
  );
}
