'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Desk, DeskContext } from './desk-context';
import { PageSlots } from './page-slots';
import { subscribe } from './run-command';
import type { Session } from './session';

const TerminalPanel = dynamic(() => import('./terminal-panel').then((module) => module.TerminalPanel), { ssr: false });

type Props = {
  /** Files of the host's working folder at boot, path → text. */
  files: Readonly<Record<string, string>>;
  children: ReactNode;
};

const isTouch = () => matchMedia('(pointer: coarse)').matches;

/** One simulated host for all that stands on it. Its terminal is one element, which moves to the place in view. */
export function TerminalDesk({ files, children }: Props) {
  const [session, setSession] = useState<Session>();
  const [element, setElement] = useState<HTMLElement>();
  const [dockOpen, setDockOpen] = useState(false);
  const [inPage, setInPage] = useState(false);
  const [covered, setCovered] = useState(false);
  const [focused, setFocused] = useState(0);
  const dockSlot = useRef<HTMLElement>(null);
  const pageSlots = useRef(new PageSlots());
  const covering = useRef(new Set<HTMLElement>());
  const loading = useRef<Promise<Session>>(undefined);
  const startFiles = useRef(files);

  const settle = useCallback(() => {
    const { chosen, seen } = pageSlots.current;
    setInPage(seen);
    const target = chosen && (seen || !dockSlot.current) ? chosen : dockSlot.current;
    if (!element || !target || element.parentElement === target) return;
    const focus = element.contains(document.activeElement) ? document.activeElement : null;
    target.append(element);
    if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
  }, [element]);
  useEffect(settle, [settle]);

  const load = useCallback(() => {
    loading.current ??= import('./session').then(({ createSession }) => {
      const opened = createSession({ files: startFiles.current });
      setSession(opened);
      setElement(Object.assign(document.createElement('div'), { className: 'terminal-home' }));
      opened.start();
      return opened;
    });
    return loading.current;
  }, []);
  const need = useCallback((soon: boolean) => void (soon ? load() : whenIdle(load)), [load]);
  const offer = useCallback(
    (slot: HTMLElement, inView: number) => {
      pageSlots.current.set(slot, inView);
      settle();
    },
    [settle],
  );
  const withdraw = useCallback(
    (slot: HTMLElement) => {
      pageSlots.current.delete(slot);
      settle();
    },
    [settle],
  );
  const dock = useCallback(
    (slot: HTMLElement | null) => {
      dockSlot.current = slot;
      settle();
    },
    [settle],
  );
  const show = useCallback(() => {
    if (!pageSlots.current.seen) setDockOpen(true);
    if (!isTouch()) setFocused((count) => count + 1);
  }, []);
  const cover = useCallback((bench: HTMLElement, inView: boolean) => {
    if (inView) covering.current.add(bench);
    else covering.current.delete(bench);
    setCovered(covering.current.size > 0);
  }, []);
  const run = useCallback(
    (commands: readonly string[]) => {
      show();
      void load().then((opened) => opened.run(commands));
    },
    [load, show],
  );

  useEffect(() => subscribe((command) => run(command.split('\n'))), [run]);
  useEffect(() => {
    if (!session) return;
    const look = () => (document.hidden ? session.pause() : session.resume());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [session]);
  useEffect(() => () => session?.dispose(), [session]);

  const desk = useMemo<Desk>(
    () => ({
      session,
      need,
      offer,
      withdraw,
      dock,
      inPage,
      covered,
      cover,
      dockOpen,
      openDock: setDockOpen,
      focus: show,
      run,
    }),
    [session, need, offer, withdraw, dock, inPage, covered, cover, dockOpen, show, run],
  );
  return (
    <DeskContext value={desk}>
      {children}
      {session && element && createPortal(<TerminalPanel session={session} focused={focused} />, element)}
    </DeskContext>
  );
}

// After the page itself: its text and its buttons come first.
function whenIdle(callback: () => void) {
  const later = () =>
    'requestIdleCallback' in window ? requestIdleCallback(callback, { timeout: 2000 }) : setTimeout(callback, 200);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}
